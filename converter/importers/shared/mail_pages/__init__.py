"""Pages of archives of mailing lists: one message each, by Pipermail, MHonArc or hypermail."""
