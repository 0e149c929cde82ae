import BatchModel

/// A scenario and a valid plan for it, small enough to be checked by eye.
///
/// g(X) = X + 1 s; every service has 1 kHz and transmits 0.5 s. `d0` and `d1` meet their deadlines to
/// the last moment, `d3` is an outage.
enum HandMade {
  static let scenario = Scenario(
    name: "hand-made", bandwidth: 4_000, content: 1_000, delay: DelayModel(a: 1, b: 1),
    quality: QualityModel(
      curve: .table([
        .init(steps: 1, fid: 100), .init(steps: 2, fid: 50), .init(steps: 3, fid: 25),
      ])),
    devices: zip(0..., [9.5, 7.5, 10, 1]).map { k, deadline in
      Device(name: "d\(k)", deadline: deadline, efficiency: 2)
    })

  static let plan = Plan(
    scenario: "hand-made", scheme: nil, scheduler: "by hand", allocation: "equal", seed: nil,
    meanFID: 168.75, outages: 1, targetSteps: nil,
    services: [
      service(0, deadline: 9.5, steps: 3, fid: 25, end: 9),
      service(1, deadline: 7.5, steps: 2, fid: 50, end: 7),
      service(2, deadline: 10, steps: 1, fid: 100, end: 7),
      service(3, deadline: 1, steps: 0, fid: 500, end: nil),
    ],
    batches: [
      Plan.Batch(start: 0, duration: 3, services: [0, 1]),
      Plan.Batch(start: 3, duration: 4, services: [0, 1, 2]),
      Plan.Batch(start: 7, duration: 2, services: [0]),
    ],
    trace: nil, stopped: .done, elapsed: 0)

  private static func service(
    _ k: Int, deadline: Double, steps: Int, fid: Double, end: Double?
  ) -> Plan.Service {
    Plan.Service(
      name: "d\(k)", deadline: deadline, efficiency: 2, bandwidth: 1_000, steps: steps, fid: fid,
      delays: end.map { Plan.Delays(generation: $0, transmission: 0.5, endToEnd: $0 + 0.5) })
  }
}
