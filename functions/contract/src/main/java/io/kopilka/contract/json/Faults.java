package io.kopilka.contract.json;

import io.kopilka.contract.json.Fault.Code;
import io.kopilka.domain.text.Text;
import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong with a document, so that a caller learns of all of it at once.
public final class Faults {
    /// So many faults are told; a document with more of them is told the first.
    public static final int MOST = 100;

    private final List<Fault> faults = new ArrayList<>();

    public void add(String pointer, Code code, String ru, String en) {
        if (faults.size() < MOST) {
            faults.add(new Fault(pointer, code, new Text(ru, en)));
        }
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    public List<Fault> all() {
        return List.copyOf(faults);
    }
}
