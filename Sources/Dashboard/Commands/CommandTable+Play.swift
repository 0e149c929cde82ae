import TextCanvas

extension CommandTable {
  private static let needsRecord: @Sendable (DashboardState) -> String? = { state in
    if state.view == .compare { return "nothing plays in the compare view" }
    if state.view == .stacking { return state.stackingReason }
    if state.view == .figures { return "a sweep does not step; space holds it" }
    if state.view == .model { return "nothing plays in the model view" }
    guard let record = state.record, record.last != nil else { return "nothing solved yet" }
    return record.iterations == 0 ? "this scheme does not iterate" : nil
  }

  private static let needsTargets: @Sendable (DashboardState) -> String? = { state in
    if state.view == .figures { return nil }
    return state.view == .stacking
      ? state.stackingReason
      : "only the STACKING view (2) steps through T*, and figures (5) through figures"
  }

  static let play: [Command] = [
    Command(
      id: "play", keys: [.character(" ")], contexts: [.browse], group: .play, title: "play/pause",
      titles: [.compare: "on/off", .figures: "run/hold"],
      help:
        "play the iterations or turns; compare: scheme on or off; figures: run",
      disabledReason: { $0.view == .compare || $0.view == .figures ? nil : needsRecord($0) }
    ) { state in
      if state.view == .figures { return state.toggleSweep() }
      if state.view == .compare { return state.toggleScheme() }
      if state.view == .stacking { return state.togglePlayingTurns() }
      state.playback.toggle(last: state.record?.last ?? 0)
      state.showPlan()
      return []
    },
    Command(
      id: "step", keys: [.character(".")], contexts: [.browse], group: .play, title: "step",
      help: "one iteration forward; in STACKING one turn", disabledReason: needsRecord
    ) { state in
      if state.view == .stacking { return state.stepTurn(by: 1) }
      return state.jump { iteration, _ in iteration + 1 }
    },
    Command(
      id: "step-back", keys: [.character(",")], contexts: [.browse], group: .play, title: "back",
      help: "one iteration back; in STACKING one turn", disabledReason: needsRecord
    ) { state in
      if state.view == .stacking { return state.stepTurn(by: -1) }
      return state.jump { iteration, _ in iteration - 1 }
    },
    Command(
      id: "leap", keys: [.character("n")], contexts: [.browse], group: .play, title: "next T*",
      titles: [.figures: "figure"],
      help: "one coarser unit forward: the next T*, the next figure", disabledReason: needsTargets
    ) { $0.view == .figures ? $0.showFigure(by: 1) : $0.stepTarget(by: 1) },
    Command(
      id: "leap-back", keys: [.character("N")], contexts: [.browse], group: .play,
      title: "previous T*", titles: [.figures: "figure back"],
      help: "one coarser unit back: the T* or the figure before", disabledReason: needsTargets
    ) { $0.view == .figures ? $0.showFigure(by: -1) : $0.stepTarget(by: -1) },
    Command(
      id: "next-improvement", keys: [.character("]")], contexts: [.browse], group: .play,
      title: "improvement", help: "to the next iteration or T* that found a better plan",
      disabledReason: needsRecord
    ) { state in
      if state.view == .stacking { return state.stepImprovement(by: 1) }
      return state.jump { iteration, record in record.improvement(after: iteration) ?? iteration }
    },
    Command(
      id: "previous-improvement", keys: [.character("[")], contexts: [.browse], group: .play,
      title: "improvement back", help: "to the last one before",
      disabledReason: needsRecord
    ) { state in
      if state.view == .stacking { return state.stepImprovement(by: -1) }
      return state.jump { iteration, record in record.improvement(before: iteration) ?? iteration }
    },
    Command(
      id: "largest-improvement", keys: [.character("I")], contexts: [.browse], group: .play,
      title: "largest", help: "to the iteration or T* that improved the mean FID most",
      disabledReason: { needsRecord($0) ?? $0.noImprovementReason }
    ) { state in
      if state.view == .stacking { return state.jumpToLargestImprovement() }
      let effects = state.jump { iteration, record in record.largestImprovement ?? iteration }
      state.tellLargestImprovement()
      return effects
    },
    Command(
      id: "start", keys: [.home], contexts: [.browse], group: .play, title: "start",
      help: "to the first iteration, turn or point",
      disabledReason: { $0.hasPoints ? nil : needsRecord($0) }
    ) { state in
      if state.hasPoints { return state.movePoint(by: -.max / 2) }
      if state.view == .stacking { return state.jumpTurn(toEnd: false) }
      return state.jump { _, _ in 0 }
    },
    Command(
      id: "end", keys: [.end], contexts: [.browse], group: .play, title: "end",
      help: "to the last iteration, turn or point",
      disabledReason: { $0.hasPoints ? nil : needsRecord($0) }
    ) { state in
      if state.hasPoints { return state.movePoint(by: .max / 2) }
      if state.view == .stacking { return state.jumpTurn(toEnd: true) }
      return state.jump { _, record in record.last ?? 0 }
    },
    Command(
      id: "slower", keys: [.character("<")], contexts: [.browse], group: .play, title: "slower",
      help: "play slower"
    ) { state in
      state.playback.speed = max(0, state.playback.speed - 1)
      return []
    },
    Command(
      id: "faster", keys: [.character(">")], contexts: [.browse], group: .play, title: "faster",
      help: "play faster"
    ) { state in
      state.playback.speed = min(Playback.speeds.count - 1, state.playback.speed + 1)
      return []
    },
  ]
}

extension DashboardState {
  /// Whether the view has a cursor on the points of a horizontal axis.
  fileprivate var hasPoints: Bool { view == .figures || view == .model }

  fileprivate mutating func movePoint(by offset: Int) -> [Effect] {
    view == .figures ? moveFigurePoint(by: offset) : moveSteps(by: offset)
  }

  /// Why there is no largest improvement, nil when there is one.
  fileprivate var noImprovementReason: String? {
    let known = view == .stacking ? largestTargetImprovement : record?.largestImprovement
    return known == nil ? "nothing was better than the start" : nil
  }

  /// Says which iteration the head has been put on, and what it brought.
  fileprivate mutating func tellLargestImprovement() {
    guard let record, let iteration = record.largestImprovement else { return }
    tellImprovement("iteration \(iteration)", record.trace[iteration - 1], record.trace[iteration])
  }

  fileprivate mutating func jump(_ target: (Int, SolveRecord) -> Int) -> [Effect] {
    guard let record, let last = record.last, let iteration else { return [] }
    playback.jump(to: target(iteration, record), last: last)
    showPlan()
    return []
  }
}
