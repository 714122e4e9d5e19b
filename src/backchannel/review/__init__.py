"""Review: what a person should decide next, and how to ask. Knows case and analysis, nothing of screens.

from backchannel.review import queue

for question in queue(case):
    print(question.kind, question.text)
"""

from backchannel.review.questions import Kind, Question, queue

__all__ = ["Kind", "Question", "queue"]
