public import BatchModel
private import FoundationEssentials

extension PlanFile {
  /// The plans of a file: the one of `solve`, or those of `compare` in their order.
  ///
  /// Keys that are not known are ignored, so what a later version adds does no harm. Whether a
  /// plan is right is not decided here.
  /// - Throws: A fault that names the value, when the file is no plan.
  public static func read(_ bytes: [UInt8], file: String) throws(PlanFault) -> [Plan] {
    func fault(_ path: [any CodingKey], _ message: String) -> PlanFault {
      PlanFault(file: file, path: text(path), message: HarmlessText.escaped(message))
    }
    guard bytes.count <= sizeLimit else {
      throw fault([], "the file is too large: allowed are at most 256 MiB")
    }
    guard depth(of: bytes) <= depthLimit else {
      throw fault([], "nested too deep: allowed are at most \(depthLimit) levels")
    }
    do {
      let content = try JSONDecoder().decode(PlanContent.self, from: Data(bytes))
      return content.plans
    } catch DecodingError.keyNotFound(let key, let context) {
      throw fault(context.codingPath + [key], "is missing")
    } catch DecodingError.valueNotFound(_, let context) {
      throw fault(context.codingPath, "is null, which is not allowed here")
    } catch DecodingError.typeMismatch(_, let context) {
      throw fault(context.codingPath, context.debugDescription)
    } catch DecodingError.dataCorrupted(let context) {
      throw fault(context.codingPath, context.debugDescription)
    } catch {
      throw fault([], "cannot be read as JSON")
    }
  }

  private static func text(_ path: [any CodingKey]) -> String {
    path.reduce(into: "") { text, key in
      if let index = key.intValue {
        text += "[\(index)]"
      } else {
        text += (text.isEmpty ? "" : ".") + key.stringValue
      }
    }
  }

  /// The deepest nesting; checked first, as Foundation's reader calls itself for every level.
  private static func depth(of bytes: [UInt8]) -> Int {
    var depth = 0
    var deepest = 0
    var isString = false
    var isEscaped = false
    for byte in bytes {
      if isString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isString = false
        }
      } else if byte == UInt8(ascii: "\"") {
        isString = true
      } else if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
        depth += 1
        deepest = max(deepest, depth)
      } else if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
        depth -= 1
      }
    }
    return deepest
  }
}
