import TextCanvas

extension CommandTable {
  private static let needsRecord: @Sendable (DashboardState) -> String? = { state in
    if state.view == .compare { return "nothing plays in the compare view" }
    guard let record = state.record, record.last != nil else { return "nothing solved yet" }
    return record.iterations == 0 ? "this scheme does not iterate" : nil
  }

  static let play: [Command] = [
    Command(
      id: "play", keys: [.character(" ")], contexts: [.browse], group: .play, title: "play/pause",
      titles: [.compare: "on/off"],
      help: "run or hold the play head; compare: scheme on or off",
      disabledReason: { $0.view == .compare ? nil : needsRecord($0) }
    ) { state in
      if state.view == .compare { return state.toggleScheme() }
      state.playback.toggle(last: state.record?.last ?? 0)
      return state.showPlan()
    },
    Command(
      id: "step", keys: [.character(".")], contexts: [.browse], group: .play, title: "step",
      help: "one iteration forward", disabledReason: needsRecord
    ) { $0.jump { iteration, _ in iteration + 1 } },
    Command(
      id: "step-back", keys: [.character(",")], contexts: [.browse], group: .play, title: "back",
      help: "one iteration back", disabledReason: needsRecord
    ) { $0.jump { iteration, _ in iteration - 1 } },
    Command(
      id: "next-improvement", keys: [.character("]")], contexts: [.browse], group: .play,
      title: "improvement", help: "to the next iteration that found a better plan",
      disabledReason: needsRecord
    ) { $0.jump { iteration, record in record.improvement(after: iteration) ?? iteration } },
    Command(
      id: "previous-improvement", keys: [.character("[")], contexts: [.browse], group: .play,
      title: "improvement back", help: "to the last one before",
      disabledReason: needsRecord
    ) { $0.jump { iteration, record in record.improvement(before: iteration) ?? iteration } },
    Command(
      id: "start", keys: [.home], contexts: [.browse], group: .play, title: "start",
      help: "to the first evaluation", disabledReason: needsRecord
    ) { $0.jump { _, _ in 0 } },
    Command(
      id: "end", keys: [.end], contexts: [.browse], group: .play, title: "end",
      help: "to the newest iteration", disabledReason: needsRecord
    ) { $0.jump { _, record in record.last ?? 0 } },
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
  fileprivate mutating func jump(_ target: (Int, SolveRecord) -> Int) -> [Effect] {
    guard let record, let last = record.last, let iteration else { return [] }
    playback.jump(to: target(iteration, record), last: last)
    return showPlan()
  }
}
