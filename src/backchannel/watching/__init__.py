"""Watching feeds: what is new since the last look, which claims it makes, and who is to be told."""

from backchannel.watching.news import News, about, news_of
from backchannel.watching.poll import Item, Poll
from backchannel.watching.state import FeedState, State

__all__ = ["FeedState", "Item", "News", "Poll", "State", "about", "news_of"]
