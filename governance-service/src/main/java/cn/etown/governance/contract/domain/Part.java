package cn.etown.governance.contract.domain;

import cn.etown.governance.contract.domain.Place.Kind;
import cn.etown.kit.problem.Text;

/**
 * One part that a contract document may hold or may not.
 *
 * @param path where it stands: a JSON pointer with {@code *} for every item of a list
 * @param name the key or value itself, the end of the path
 * @param kind the kind of value that stands there
 * @param meaning what is enforced, what it describes, or why it is refused and what to write instead
 */
public record Part(String path, String name, Kind kind, Treatment treatment, Text meaning) {}
