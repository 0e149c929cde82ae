import BatchModel
import Optimizers
import TextCanvas

extension DashboardState {
  /// Why there are no turns to step through, nil when there are.
  var stackingReason: String? {
    guard method.scheduler == .stacking else {
      let key = CommandTable.command(id: "next-scheme")?.keys.first?.label ?? ""
      return "this scheme has no T* and no turns; \(key) changes the scheme"
    }
    return story == nil || stackingView.record == nil
      ? "the turns are still being worked out" : nil
  }

  /// The T* to be shown: the chosen one as far as it exists, or the best.
  var wantedTarget: Int? {
    guard let story else { return nil }
    return min(stackingView.target ?? story.targetSteps, story.outcomes.count)
  }

  /// Whether the run on screen is the one that is wanted.
  var isStackingCurrent: Bool {
    guard let story, let record = stackingView.record, let wantedTarget else { return false }
    return record.request == StackingRecord.Request(plan: story.request, targetSteps: wantedTarget)
  }

  /// A turn forward or back; beyond the ends of a T* lie its neighbours.
  mutating func stepTurn(by offset: Int) -> [Effect] {
    stackingView.isPlaying = false
    guard isStackingCurrent, let record = stackingView.record else {
      // The number of turns is not known yet: the step counts once it is.
      if stackingView.turn < .max { stackingView.turn = max(0, stackingView.turn + offset) }
      return []
    }
    let turn = stackingView.shownTurn + offset
    if record.turns.indices.contains(turn) {
      stackingView.turn = turn
    } else if let wantedTarget, choose(target: wantedTarget + offset) {
      stackingView.turn = offset > 0 ? 0 : .max
    }
    return []
  }

  /// A turn forward or back within the T*.
  mutating func moveTurn(by offset: Int) -> [Effect] {
    guard let record = stackingView.record else { return [] }
    stackingView.isPlaying = false
    stackingView.turn = max(0, min(record.turns.count - 1, stackingView.shownTurn + offset))
    return []
  }

  /// The next or previous T*, at the same turn as far as it exists.
  mutating func stepTarget(by offset: Int) -> [Effect] {
    stackingView.isPlaying = false
    if let wantedTarget { _ = choose(target: wantedTarget + offset) }
    return []
  }

  /// The next or previous T* that was better than every smaller one.
  mutating func stepImprovement(by direction: Int) -> [Effect] {
    stackingView.isPlaying = false
    guard let story, let wantedTarget else { return [] }
    let improved = story.outcomes.lazy.filter(\.improved).map(\.targetSteps)
    let next =
      direction > 0
      ? improved.first { $0 > wantedTarget } : improved.last { $0 < wantedTarget }
    if let next { _ = choose(target: next) }
    return []
  }

  /// The T* that lay furthest below the best of the smaller ones; nil when none did.
  var largestTargetImprovement: Int? {
    let improved = story?.outcomes.filter(\.improved) ?? []
    let gains = zip(improved, improved.dropFirst()).map { before, after in
      (gain: before.meanFID - after.meanFID, target: after.targetSteps)
    }
    return gains.max { ($0.gain, -$0.target) < ($1.gain, -$1.target) }?.target
  }

  /// To the T* of the largest improvement, with a word on what it brought.
  mutating func jumpToLargestImprovement() -> [Effect] {
    stackingView.isPlaying = false
    guard let story, let target = largestTargetImprovement, choose(target: target),
      let before = story.outcomes.prefix(target - 1).last(where: \.improved)
    else { return [] }
    tellImprovement("T* = \(target)", before.meanFID, story.outcomes[target - 1].meanFID)
    return []
  }

  /// `iteration 3: mean FID 9.120 → 8.912 (−0.208), the largest improvement`.
  mutating func tellImprovement(_ place: String, _ before: Double, _ after: Double) {
    let number = { (value: Double) in NumberText.fixed(value, decimals: 3) }
    notice = Notice(
      text: "\(place): mean FID \(number(before)) → \(number(after)), "
        + "\(number(before - after)) less: the largest improvement",
      role: .muted)
  }

  /// The first or the last turn of the T*.
  mutating func jumpTurn(toEnd: Bool) -> [Effect] {
    stackingView.isPlaying = false
    stackingView.turn = toEnd ? .max : 0
    return []
  }

  /// Lets the turns of the T* play, or holds them; at the last one it starts again.
  mutating func togglePlayingTurns() -> [Effect] {
    stackingView.isPlaying.toggle()
    stackingView.progress = 0
    if let record = stackingView.record, stackingView.shownTurn == record.turns.count - 1 {
      stackingView.turn = 0
    }
    return []
  }

  /// Moves on by `seconds` of playing; rests at the last turn.
  mutating func advanceTurns(by seconds: Double) {
    guard view == .stacking, stackingView.isPlaying, let record = stackingView.record else {
      return
    }
    let rate = StackingViewState.baseRate * Playback.speeds[playback.speed]
    let position = stackingView.progress + seconds * rate
    let last = record.turns.count - 1
    stackingView.turn = min(last, stackingView.shownTurn + Int(position))
    stackingView.progress = position - position.rounded(.down)
    if stackingView.turn == last { stackingView.isPlaying = false }
  }

  /// Selects the service some rows further in STACKING's order.
  mutating func moveStackingRow(by offset: Int) -> [Effect] {
    guard let record = stackingView.record else { return [] }
    let turn = stackingView.shownTurn
    let last = record.request.plan.scenario.devices.count - 1
    let row = record.row(ofService: cursor.device, inTurn: turn) ?? 0
    // Far jumps are asked for with offsets that must not overflow.
    let next = max(0, min(last, row + max(-last, min(last, offset))))
    cursor.device = record.row(next, ofTurn: turn).k
    let visible = stackingPage
    if next < stackingView.scroll { stackingView.scroll = next }
    if next >= stackingView.scroll + visible { stackingView.scroll = next - visible + 1 }
    return []
  }

  /// Rows on screen, at least one.
  var stackingPage: Int { max(1, stackingLayout.rows.height) }

  /// Points the view at the batch under the cursor of the main view, as it is opened.
  mutating func openStacking() {
    guard stackingView.target == nil, let story else { return }
    stackingView.turn = story.winner.turn(ofBatch: cursor.batch) ?? stackingView.turn
  }

  /// Keeps the run on screen in step with the plan and the chosen T*; asks for it where needed.
  mutating func followStacking() -> [Effect] {
    guard view == .stacking else { return [] }
    guard method.scheduler == .stacking, let story, let wantedTarget else {
      stackingView.record = nil
      stackingView.asked = nil
      return []
    }
    let wanted = StackingRecord.Request(plan: story.request, targetSteps: wantedTarget)
    var effects: [Effect] = []
    if stackingView.record?.request != wanted {
      if wantedTarget == story.targetSteps {
        stackingView.record = story.winner
        stackingView.asked = nil
      } else if stackingView.asked != wanted {
        stackingView.asked = wanted
        effects = [.follow(wanted)]
      }
    }
    settleStacking()
    return effects
  }

  /// Takes a run that was asked for.
  mutating func accept(_ record: StackingRecord) {
    if record.request == stackingView.asked { stackingView.record = record }
  }

  /// Puts turn, scroll and the batch cursor of the main view where they belong.
  private mutating func settleStacking() {
    guard let record = stackingView.record, isStackingCurrent else { return }
    if stackingView.turn == .max { stackingView.turn = record.turns.count - 1 }
    let rows = record.request.plan.scenario.devices.count
    stackingView.scroll = max(
      0, min(stackingView.scroll, rows - stackingPage))
    if stackingView.target == nil {
      cursor.batch = record.batch(atTurn: stackingView.shownTurn) ?? 0
    }
  }

  /// Chooses a T*, if there is such a one; the best one is followed from then on.
  private mutating func choose(target: Int) -> Bool {
    guard let story, target >= 1, target <= story.outcomes.count else { return false }
    stackingView.target = target == story.targetSteps ? nil : target
    return true
  }
}
