package io.kopilka.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Puts faults into the order of their document: readers find them in an order of their own, and whoever mends a
/// document reads it from top to bottom.
final class DocumentOrder {

    private DocumentOrder() {}

    /// The faults in the order in which the document has what they point at; what is missing comes last in its
    /// object. Faults at one place stay as they were found.
    static List<Fault> sorted(JsonNode document, List<Fault> faults) {
        return faults.stream()
                .sorted(Comparator.comparing(fault -> place(document, fault.pointer()), Arrays::compare))
                .toList();
    }

    /// Which child of which child of the document a pointer means, counted from 0.
    private static int[] place(JsonNode document, String pointer) {
        JsonNode node = document;
        List<Integer> places = new ArrayList<>();
        for (String token :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            String name = token.replace("~1", "/").replace("~0", "~");
            List<String> names = new ArrayList<>();
            node.fieldNames().forEachRemaining(names::add);
            int index = node.isArray() ? index(name, node.size()) : names.indexOf(name);
            places.add(index < 0 ? node.size() : index);
            node = node.isArray() ? node.path(Math.max(index, 0)) : node.path(name);
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int index(String name, int size) {
        boolean small = !name.isEmpty() && name.length() < 7 && name.chars().allMatch(Character::isDigit);
        return small ? Math.min(Integer.parseInt(name), size) : -1;
    }
}
