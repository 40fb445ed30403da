package io.kopilka.rulebook;

import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.platform.table.Write;
import java.util.List;

/// What else is written in the transaction that publishes a version, such as its entry in the audit log.
@FunctionalInterface
public interface Beside {

    /// Nothing else.
    Beside NOTHING = (_, _) -> List.of();

    /// The writes that go with a version.
    ///
    /// @param before the version in force until then, [RulesetVersion#NONE] where there was none
    List<Write> writes(RulesetVersion before, RulesetVersion published);
}
