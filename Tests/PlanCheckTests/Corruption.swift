import BatchModel

/// One change that makes the hand-made plan invalid, with the only line that it deserves.
struct Corruption: Sendable, CustomStringConvertible {
  let description: String
  /// What the line begins with: it names what was changed.
  let line: String
  let apply: @Sendable (inout Plan) -> Void

  init(_ description: String, _ line: String, _ apply: @escaping @Sendable (inout Plan) -> Void) {
    self.description = description
    self.line = line
    self.apply = apply
  }

  static let all = batches + times + bandwidths + reports + services

  private static let batches = [
    Corruption("a service twice in a batch", "batch 1: service 1 “d1” is in it again") {
      $0.batches[1].services.append(1)
    },
    Corruption("a batch of the wrong length", "batch 2: lasts 2.001 s, g(1) is 2.0 s") {
      $0.batches[2].duration += 0.001
    },
    Corruption("a batch that is too short", "batch 0: lasts 2.5 s, g(2) is 3.0 s") {
      $0.batches[0].duration = 2.5
    },
    Corruption("a stranger below", "batch 1: service -1 is not in the scenario, whose indices") {
      $0.batches[1].services.append(-1)
    },
    Corruption("a stranger above", "batch 1: service 4 is not in the scenario, whose indices") {
      $0.batches[1].services.append(4)
    },
    Corruption("a far stranger", "batch 0: service \(Int.max) is not in the scenario") {
      $0.batches[0].services.append(Int.max)
    },
    Corruption("an empty batch", "batch 3: is empty") {
      $0.batches.append(Plan.Batch(start: 9, duration: 0, services: []))
    },
    Corruption("an empty batch that lasts", "batch 3: is empty") {
      $0.batches.append(Plan.Batch(start: 9, duration: 1, services: []))
    },
  ]

  private static let times = [
    Corruption("two batches overlapping", "batch 1: starts at 2.999 s, batch 0 ends at 3.0 s") {
      $0.batches[1].start = 2.999
      for k in [1, 2] { $0.services[k].delays = delays(end: 6.999) }
    },
    Corruption("batches out of order", "batch 1: starts at 0.0 s, batch 0 ends at 5.0 s") {
      // The first two swapped in time, not in the list.
      $0.batches[0].start = 2
      $0.batches[1].start = 0
      $0.batches[2].start = 5
      $0.services[0].delays = delays(end: 7)
      $0.services[1].delays = delays(end: 5)
      $0.services[2].delays = delays(end: 4)
    },
    Corruption("a negative start", "batch 0: starts at -0.001 s, the earliest start is 0 s") {
      $0.batches[0].start = -0.001
    },
    Corruption("a late last batch", "service 0 “d0”: misses its deadline by 0.00") {
      $0.batches[2].start += 0.001
      $0.services[0].delays = delays(end: 9.001)
    },
    Corruption("a slow transmission", "service 1 “d1”: misses its deadline by 0.00") {
      $0.services[1].bandwidth = 1_000 / (2 * 0.501)
      $0.services[1].delays = delays(end: 7, transmission: 0.501)
    },
    Corruption("an outage with delays", "service 3 “d3”: delays reported, an outage") {
      $0.services[3].delays = delays(end: 0)
    },
    Corruption("served without delays", "service 2 “d2”: no delays reported") {
      $0.services[2].delays = nil
    },
    Corruption("a wrong generation delay", "service 1 “d1”: generation delay 7.001 s") {
      $0.services[1].delays?.generation += 0.001
    },
    Corruption("a wrong transmission delay", "service 1 “d1”: transmission delay 0.501 s") {
      $0.services[1].delays?.transmission = 0.501
    },
    Corruption("a wrong end-to-end delay", "service 1 “d1”: end-to-end delay 7.501 s") {
      $0.services[1].delays?.endToEnd = 7.501
    },
  ]

  private static let bandwidths = [
    Corruption("ΣB 0.1 % over", "bandwidth: Σ B_k is 4004.0 Hz, B is 4000.0 Hz") {
      $0.services[3].bandwidth += 4
    },
    Corruption("no bandwidth for a served service", "service 2 “d2”: bandwidth 0.0 Hz") {
      $0.services[2].bandwidth = 0
    },
    Corruption("negative bandwidth of a served service", "service 2 “d2”: bandwidth -5.0 Hz") {
      $0.services[2].bandwidth = -5
    },
    Corruption("negative bandwidth of an outage", "service 3 “d3”: bandwidth -1.0 Hz") {
      $0.services[3].bandwidth = -1
    },
    Corruption("infinite bandwidth", "service 0 “d0”: bandwidth inf Hz") {
      $0.services[0].bandwidth = .infinity
    },
    Corruption("bandwidth that is no number", "service 3 “d3”: bandwidth nan Hz") {
      $0.services[3].bandwidth = .nan
    },
  ]

  private static let reports = [
    Corruption("a step too many", "service 1 “d1”: 3 steps reported, it is in 2 batches") {
      $0.services[1].steps += 1
    },
    Corruption("a step too few", "service 2 “d2”: 0 steps reported, it is in 1 batch") {
      $0.services[2].steps -= 1
    },
    Corruption("a wrong fid", "service 1 “d1”: fid 50.000001 reported, Q(2) is 50.0") {
      $0.services[1].fid = 50.000001
    },
    Corruption("an infinite fid", "service 1 “d1”: fid inf reported, Q(2) is 50.0") {
      $0.services[1].fid = .infinity
    },
    Corruption("a wrong mean_fid", "mean_fid 168.750001 reported, it is 168.75") {
      $0.meanFID = 168.750001
    },
    Corruption("an infinite mean_fid", "mean_fid inf reported, it is 168.75") {
      $0.meanFID = .infinity
    },
    Corruption("a wrong number of outages", "outages 0 reported, there are 1") { $0.outages = 0 },
  ]

  private static let services = [
    Corruption("a service renamed", "service 2: is named “dd2”, the scenario has “d2” there") {
      $0.services[2].name = "dd2"
    },
    Corruption(
      "a service missing",
      "the plan has 3 services, the scenario 4; service 1 of the plan is “d2”; service 1 “d1”"
    ) { $0.services.remove(at: 1) },
    Corruption(
      "the last service missing", "the plan has 3 services, the scenario 4; service 3 “d3”"
    ) { $0.services.removeLast() },
    Corruption(
      "a service too many",
      "the plan has 5 services, the scenario 4; service 4 of the plan is “d0”"
    ) { $0.services.append($0.services[0]) },
    Corruption("another deadline", "service 0 “d0”: deadline 9.6 s, the scenario has 9.5 s") {
      $0.services[0].deadline = 9.6
    },
    Corruption("another efficiency", "service 0 “d0”: efficiency 2.1 bit/s/Hz") {
      $0.services[0].efficiency = 2.1
    },
  ]

  private static func delays(end: Double, transmission: Double = 0.5) -> Plan.Delays {
    Plan.Delays(generation: end, transmission: transmission, endToEnd: end + transmission)
  }
}
