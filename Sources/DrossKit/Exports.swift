// A program that uses the library needs one import.
@_exported public import DrossDedup
@_exported public import DrossFilters
@_exported public import DrossFormats
@_exported public import DrossReport
@_exported public import DrossRules
@_exported public import DrossText
@_exported public import DrossUnicode
