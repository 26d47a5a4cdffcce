"""The marks of each forum software whose loss changes whose words are read as what."""

from __future__ import annotations

from disputatio.converter.importers.shared.html.misspelt import Marks

_NONE = Marks()


def marks_of(software: str) -> Marks:
    """Give the marks of a software by its name; of an unknown one none."""
    return _MARKS.get(software, _NONE)


_MARKS = {
    "XenForo": Marks(
        classes="message message--post message-body message-name message-signature"
        " message-userDetails message-lastEdit message-attribution-main messageText"
        " messageContent messageNotice MessageCard__content MessageCard__user-info__name"
        " MessageCard__date-created bbWrapper bbCodeBlock--quote bbCodeBlock--code"
        " bbCodeBlock-content bbCodeBlock-expandContent bbCodeBlock-expandLink"
        " bbCodeBlock-title bbCodeBlock-sourceJump bbCodeQuote bbCodeSpoiler"
        " bbCodeSpoiler-content quoteContainer quoteExpand attribution AttributionLink"
        " signature username editDate datePermalink reactionsBar-link"
        " dark_postrating_outputlist LikeText js-selectToQuoteEnd messageTextEndMarker",
        ids="js-post-",
        attributes="data-author data-content data-post-id data-quote data-source",
        quick="bbC",
    ),
    "vBulletin": Marks(
        classes="postcontainer postcontent postbody posttext posttop posthead postrow"
        " postdate lastedited username username_container bigusername usertitle bbcode_quote"
        " bbcode_quote_printable quote_container bbcode_postedby bbcode_container"
        " bbcode_description bbcode_code message signature b-post b-post__content"
        " b-post__edit b-post__timestamp b-userinfo__details js-post__content-text"
        " postbitdeleted smallfont printable",
        ids="post_message_ postcount postmenu_ td_post_",
        attributes="data-node-id data-node-publishdate",
    ),
    "phpBB": Marks(
        classes="postbody postauthor postdetails postprofile responsive-hide quotetitle"
        " quotecontent codetitle codecontent codebox attachbox attachtable attachcontent"
        " attachtitle signature gensmall genmed content author quote username"
        " username-coloured inline-attachment post-notice",
        ids="post_content",
        attributes="data-post-id",
    ),
    "SMF": Marks(
        classes="post_wrapper postarea poster postinfo keyinfo postbody postheader"
        " moderatorbar inner quoteheader topslice_quote quotefooter quote"
        " bbc_standard_quote bbc_alternate_quote bbc_code codeheader signature like_count"
        " smalltext modified membergroup",
        ids="subject_ modified_",
        attributes="data-msgid",
        others={"style": ("margin: 0 5ex;",)},
    ),
    "MyBB": Marks(
        classes="post_body post_content post_author post_head post_date post_edit post_meta"
        " edited_post author_information largetext smalltext mycode_quote codeblock"
        " signature message dateline header deleted_post_author ignored_post smallfont",
        ids="post_",
        attributes="size",
    ),
    "Invision": Marks(
        classes="ipsComment ipsComment_content ipsEntry ipsEntry__post ipsEntry__date"
        " ipsEntry__username ipsUsername cAuthorPane_author cPost_contentWrap post_block"
        " post_wrap postcolor postdetails entry-content author signature ipsQuote"
        " ipsQuote_citation ipsQuote_contents ipsBlockquote ipsReact_overview"
        " ipsReact_reactCount ipsLikeBar_info ipsSpoiler ipsSpoiler_contents citation"
        " blockquote quotetop quotemain codetop codemain normalname snapback ipbtable"
        " post_id",
        ids="elComment_ post_id_ post-main- post-member-",
        attributes="data-role data-author data-ipsquote data-ipsquote-username"
        " data-ipsquote-contentcommentid data-embed-src data-commentid data-excludequote",
        others={"data-role": ("commentContent", "memberSignature")},
    ),
    "NodeBB": Marks(
        classes="post-signature embed-wrapper timeline-event plugin-mentions-user",
        attributes="component data-username data-timestamp data-reaction data-index",
        others={"component": ("post", "post/content", "post/parent", "post/reaction")},
    ),
    "Discourse": Marks(
        classes="topic-post boxed onscreen-post small-action small-action-desc"
        " custom-message regular contents cooked topic-body topic-avatar names username"
        " full-name relative-date like-count post-likes crawler-post crawler-post-meta"
        " crawler-post-infos creator spoiler",
        attributes="data-post-id data-user-card data-username data-post itemprop",
        others={
            "itemprop": (
                "comment",
                "articleBody",
                "author",
                "datePublished",
                "interactionType",
                "interactionStatistic",
                "userInteractionCount",
                "position",
            )
        },
    ),
    "CreateDebate": Marks(
        classes="argBox argument argBody argPoints arg-threaded debatelongDesc subtext"
        " supportingEvidence debateSideBox sideTitle updownTD",
        ids="argBody threaded",
    ),
    "Hacker News": Marks(
        classes="athing comtr comhead commtext hnuser titleline subtext toptext indent",
    ),
    "Reddit": Marks(
        classes="usertext-body comment tagline title author thing entry unvoted midcol"
        " top-matter",
        attributes="author thingid depth permalink created-timestamp parentid content-href"
        " data-author data-fullname data-permalink",
        tags="shreddit-comment shreddit-post shreddit-app shreddit-comment-tree"
        " shreddit-comment-action-row",
    ),
}
