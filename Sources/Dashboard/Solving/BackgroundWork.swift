/// The background work that effects ask for, on threads of its own: a ``LatestJob`` for each lane.
public final class BackgroundWork: Sendable {
  private typealias Job = LatestJob<Effect, Message>

  private let jobs: [Effect.Lane: Job]

  /// Work that calls `notify`, on its own threads, whenever there is something to take.
  public init(threads: Int, notify: @escaping @Sendable () -> Void) {
    jobs = Dictionary(
      uniqueKeysWithValues: Effect.Lane.allCases.map { lane in
        let job = Job(name: "\(lane)", notify: notify) { effect, cancellation, publish in
          effect.work(threads: threads, cancellation: cancellation, publish: publish)
        }
        return (lane, job)
      })
  }

  /// Starts on an effect and forgets older ones of its lane; ends what it makes useless.
  public func submit(_ effect: Effect) {
    for lane in effect.ends { jobs[lane]?.cancel() }
    if let lane = effect.lane { jobs[lane]?.submit(effect) }
  }

  /// The newest results that have not been taken yet, in the order of the lanes.
  public func take() -> [Message] { Effect.Lane.allCases.compactMap { jobs[$0]?.take() } }
}
