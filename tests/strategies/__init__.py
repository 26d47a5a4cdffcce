"""Hypothesis strategies: debates that are valid and hostile, edits and broken bytes.

`texts` has the hostile words, `bodies` the content of posts, `debates` whole debates,
`edits` what a person may change, `threads` posts that read like a discussion,
`growing` named debates of any size and `damage` bytes that are no file of any format.
Everything shrinks: to the empty text, the plain key, the debate with one post.
"""
