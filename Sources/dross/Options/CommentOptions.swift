import ArgumentParser

/// What comments in a text may do, for the commands that clean.
struct CommentOptions: ParsableArguments {
  @Flag(help: "Let no comment in a text hide findings.")
  var noSuppressions = false
}
