"""Rules of time, one a file; `numerals` is imported first because it names the fragments that patterns use."""

from . import numerals as numerals
from . import numerals_en as numerals_en
