package cn.etown.governance.standard.domain;

import cn.etown.governance.classification.domain.Marking;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What of the standard library bears on one contract.
 *
 * @param elements published data elements by code: those its fields refer to or are named like, in either language
 * @param heldCodes of each code list in question, those of the contract's allowed values that it holds
 * @param naming the naming rules in use
 * @param standard the standard that the contract follows; absent where it names one that is not there, or none
 * @param counted what fields of the contract's interface count as by now, by name
 */
public record Library(
        Map<String, ElementContent> elements,
        Map<String, Set<String>> heldCodes,
        List<NamingRule> naming,
        Optional<DescribedContract> standard,
        Map<String, Marking> counted) {

    public Library {
        elements = Map.copyOf(elements);
        heldCodes = Map.copyOf(heldCodes);
        naming = List.copyOf(naming);
        counted = Map.copyOf(counted);
    }

    /** The published data elements that have one of these Chinese names, by code. */
    TreeMap<String, ElementContent> named(Set<String> names) {
        var named = new TreeMap<String, ElementContent>();
        elements.forEach((code, element) -> {
            if (names.contains(element.nameZh())) {
                named.put(code, element);
            }
        });
        return named;
    }

    Optional<ElementContent> element(String code) {
        return Optional.ofNullable(elements.get(code));
    }
}
