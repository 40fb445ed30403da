package io.kopilka.platform.problem;

import io.kopilka.domain.text.Text;
import java.util.Map;

/// What is said about one occurrence of a problem.
public sealed interface Detail {

    /// What is always said of the code, with values in it; its title where it has no such text or a value is
    /// missing.
    ///
    /// @param values by the names in the text, such as `from` and `to` of `out_of_range`; no personal data
    record Usual(Map<String, String> values) implements Detail {

        public Usual {
            values = Map.copyOf(values);
        }
    }

    /// Said by whoever refuses, in both languages.
    record Written(Text text) implements Detail {}

    /// What is always said of the code, without values.
    static Detail usual() {
        return new Usual(Map.of());
    }
}
