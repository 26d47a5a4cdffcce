"""Argdown documents full of what is hard to write again, one for each trap.

All are our own, and the official parser accepts each of them.
"""

DOCUMENTS: dict[str, str] = {
    "only named": """\
# First

[Later]
  + <Reason>

# Second

[Later]
  - [Never worded]

<Reason> {weight: 2}

# Third

[Never worded]
  + [Later]
""",
    "several wordings": """\
[Trams]: Trams are quiet. #noise

<Why>

(1) [Trams]: A tram makes little noise.
(2) [Rails]: Rails carry it.
-- Modus ponens --
(3) [Good]: So trams are good.

# Again

[Rails]: Rails are expensive.

[Trams]: Nobody hears a tram. {isCanonical: true}

[Trams]: Trams squeal in bends.
  + [Rails]
  - [Good]

[Good]: Trams do good.
""",
    "lines before other wordings": """\
<B>

(1) [Q]: said first as a premise
----
(2) [P]: said first as a conclusion

[P]: said again

<A>

(1) [P]: said in the middle
(2) [Q]: said again in a line
----
(3) [R]: new

[Q]: said last
""",
    "marks": """\
[A]: *all of it*

[B]: **bold**, _italic_: __both *of them*__ and *one __in__ the other*- or (*so*).

[C]: a [link](https://example.org/a_b?c=d) and *[another](http://x.org)* one, @[A] or @<Z>, #tag, #(a tag), at the end #last

[D]: **_x_** then *a*_b_ and w*o* rd

<Z>: #first of all *the end*
  + *starts* like this
  - **so does** this
""",
    "marks and shortcodes": """\
[A]: x.*y*.z and :*y*: and *a*.b

[B]: see:[x](http://a.b:80) @*me* and/*or* not

[C]: *a*: :br: is not ours, \\*nor\\* this, nor a:b:c
""",
    "description and lines": """\
# One

<T>: A sketch of it.
  +> [C]

# Two

<T>

(1) [P]
(2) [Q]
----
(3) [C]

# Three

[P]: p

[Q]: q

[C]: c

<T>: Told once more.
""",
    "data and tags on references": """\
[A]: text {list: [1, 2], map: {x: 1}}

[A] {list: [9]}

[A] #tagged

<B> #tag {"a b": yes, n: 1.50, none: null, text: "x: {y}"}
  + [A] {map: {y: 2}}
  - <B2> #(another tag)
""",
    "steps": """\
<Long>: With a description. {source: Book}

(1) One. {from: here}
(2) Two.
-- Rule A, Rule B (twice) 2-5 {uses: [1, 2]} --
(3) Three.
(4) Four.
----
(5) Five. {uses: [4, 1]}
-- {uses: [5]} --
(6) [Six]: Six.
(7) Seven, unused.
-- "Quoted" & 'so' [x] <y>, *b* #c --
(8) Eight.
""",
    "lines that no step tells": """\
<Unused>

(1) [A]: a
(2) [B]: b
-- {uses: [2]} --
(3) [C]: c

<Twice>

(1) [A]
(2) [A]: a once more
(3) [A]
-- rule --
(4) [B]
(5) [A]
-- {uses: [1, 2, 5]} --
(6) [D]

<Named first>

(1) [E]
(2) [F]
----
(3) [E]: e
""",
    "relations of reasonings": """\
[Thesis]: t
  <- <Objection>
  + <Reason>

<Objection>: o
  -> [Other]

(1) p
----
(2) [Not thesis]: q
  -> [Thesis]
  + r

<Objection>
  <- <Reason>
  + <Third>: third
  +> <Reason>
""",
    "undercuts": """\
[A]: a
  + <B>: b
    _ <C>: c
      <_ [D]: d
  _ [E]: e

<R>

(1) p
(2) q
----
  _ <U>: under the inference
    - v
  <_ [A]
(3) r
----
(4) s
  _ w
  + x

<U>
  _> <B>
  _> [A]
""",
    "contradictions": """\
[A]: a
  >< [B]: b
    >< [C]
  >< d

[C]: c
  >< [A]
  >< [B]
  -> [A]
""",
    "strict": """\
===
title: Strict
model: {mode: strict}
===

[A]: a
  + [B]: b
  - [C]: c
    + <D>: d
  >< [E]: e

[C]
  -> [A]
""",
    "views": """\
===
title: Views
subTitle: of one document
author: [Ann, Bob]
model:
  explodeArguments: true
group:
  groupDepth: 1
  regroup:
    - title: New
      children: [{title: Inner, arguments: [R]}]
selection: {statementSelectionMode: with-more-than-one-relation, excludeDisconnected: false}
color: {tagColors: {x: "#ff0000"}, colorByTags: true}
---: odd
===

# Old {isGroup: false}

<R> #x

(1) a
----
(2) b
----
(3) [C]: c

[C]
  +> [D]
""",
    "headings": """\
# *Big* [matters](http://x.org) #tag {isGroup: true, isClosed: true}

[A]: a

### Deep #(two words)

[B]: b

## Back {color: red}

<C>: c
  +> [A]

# Empty

# Last

[D]: d
""",
    "reasonings without a name": """\
(1) a
(2) b
----
(3) c

[X]: x
  + [Y]

(1) [X]
----
(2) [Y]: y

<Z>: z

text

(1) d
----
(2) e
""",
    "lists": """\
# Points

* [A]: first
    - <B>
* second
    + third
      - fourth
* <C>

1. one
2. [A]
""",
    "tags out of the text": """\
===
model: {removeTagsFromText: true}
===

[A]: one #x two #(y z), three #x

<B>: #pro all of it {weight: 1}
  -> [A] #y
""",
    "shortcodes and escapes": """\
===
model:
  shortcodes: {":tram:": {unicode: "🚋"}, ".o.": {unicode: "∘"}}
===

[A]: f.o.g :tram: :happy: .^. wait...what :unknown: \\#no \\*tag\\* \\[x\\] a\\ \\ b

[B]: a \\< b, https:\\//x.org/a\\_b, c \\{d\\}, \\====, 10:30, e.g.x.y

\\1. is no list

\\# nor a heading
""",
    "titles": """\
[A <b>]: a

<[c]>: d
  + [50% {so} *far* #x]: e
  - <Say "it": (now)>: f

[Long title that goes on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on]: g

[+1]: h

[ blanks ]: i

[بعض 🚋]: j
  + [//k/*]: k

[Untitled 7]: l

[a == b]: m

[A\\B]: n
""",
    "circles": """\
[A]: a
  + [B]: b
    + [C]: c
      + [A]
  - [A]
  + [B]

<X>
  -> <Y>

<Y>
  -> <X>
  - <X>
""",
    "depth": """\
[0]: top
  + <1>: one
    - <2>: two
      + <3>: three
        - <4>: four
          + <5>: five
            -> [6]: six
          + [7]: seven
    + <8>: eight
""",
    "settings and dates": """\
===
title: "12"
date: "2020-01-02"
number: 012
deep: {a: [{b: {c: [1, {d: ~}]}}]}
text: "it's: so # far"
===

[A]: a {date: "2020-01-02", "12": 12}
""",
    "nothing but a heading": "# Alone {x: 1}\n",
    "lines without words": """\
<T>

(1) // still to be found
(2) /* the same */
----
(3) c

<U>

(1) a
----
(2) /* nothing */
""",
    "words below their title": """\
[A]:
  The words stand below.
  + <B>:
    *Here*, too. {x: 1}
""",
    "anonymous": """\
A first one.
  + A second one.
    - A third one.

A first one.

Another.
  -> A first one.
  +> <Sketch>
""",
    "sections of reasonings": """\
<R>: before any heading

# One

<R>

(1) [A]
(2) [B]
----
(3) [C]

# Two

[A]: a

[C]
  + <R>
""",
    "group data": """\
# One

[A]: a

# Two

[A]: b {isInGroup: true}

<B> {isInMap: false, rank: x}

# Three

<B>: c
""",
}
