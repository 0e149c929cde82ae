import BatchModel

extension DelayModel {
  /// Steps that `seconds` allow one service alone, equation (16); 0 when they allow none.
  ///
  /// `seconds` is finite, and so few that the steps fit an Int.
  func stepsAlone(in seconds: Double) -> Int {
    Int(max(0, ((seconds + epsilon) / single).rounded(.down)))
  }
}
