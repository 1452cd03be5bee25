"""The text that `tiny` learns from, all of it made here.

A `random.Random` goes in at the top and everything else follows from it: the same seed gives the
same text on any machine. The way from nothing to a training sample:

    words, invent     real English words by class; names and codes that nobody has seen, `quantities`, dates
    written           templates written by hand, as text files; `slots` fills them
    relations         "what X of Y is": relations with several statements and questions each
    clauses           who did what to whom, when, where, why: any part can be asked for
    attributes        "the inspection fee of X", said and asked in sentences put together from parts
    facts             one of the above about one entity: sentence, table row, questions, answer
    passages          facts and filler laid out as prose, lists, tables, rows, code under headings
    reports, rosters  sentences that say several things about anything; tables asked in both directions
    documents         pages about one subject as people write them, cut into passages
    families          lists that are asked for in other words than their own
    letters           short messages, sorted by topic and answered in one mould
    wider, synonyms   more wordings in the second stage, questions a little spoilt or in other words
    dialogues         passages and questions as chats: retrieval, plain, closed book
    formats           few-shot chats: a format or a label shown by earlier turns
    reasoning         steps before an answer
    prose, copying    text without questions; repeated random strings
    mixture           the share of each kind at a moment of training

Every relation keeps its last statement and its last question back (`heldout=True`): they are
never trained on, so an evaluation on them measures reading and not remembering of templates.
"""

from __future__ import annotations

from .mixture import Sample, sample

__all__ = ["Sample", "sample"]
