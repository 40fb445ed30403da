package io.kopilka.rulebook;

import io.kopilka.contract.json.Fault;
import io.kopilka.domain.identity.RulesetVersion;
import java.util.List;

/// What came of publishing.
public sealed interface Publication {

    /// The version is in force.
    ///
    /// @param warnings what is allowed and probably not meant
    record Published(RulesetVersion version, List<Fault> warnings) implements Publication {}

    /// Nothing was published, for what is wrong with the document.
    ///
    /// @param errors at least one, with pointers into it
    record Unfit(List<Fault> errors) implements Publication {}

    /// Nothing was published: the tenant has no version of the number that was to be brought back.
    record NoSuchVersion() implements Publication {}
}
