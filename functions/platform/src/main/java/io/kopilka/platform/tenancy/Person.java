package io.kopilka.platform.tenancy;

import io.kopilka.domain.identity.PersonId;
import java.time.Instant;
import java.util.Optional;

/// A member of a tenant's team.
///
/// @param mark what they are found by
/// @param name what people call them
/// @param email where they are written to
/// @param stores where they may do what their role allows
/// @param since when they joined
/// @param version how often this has been changed, 1 and up
public record Person(
        PersonId id,
        PersonMark mark,
        Optional<String> name,
        Optional<String> email,
        Role role,
        StoreAccess stores,
        Instant since,
        long version) {

    /// The same in another role, or elsewhere.
    public Person with(Role otherRole, StoreAccess otherStores) {
        return new Person(id, mark, name, email, otherRole, otherStores, since, version + 1);
    }

    public boolean isOwner() {
        return role == Role.OWNER;
    }

    /// Without name and address: neither belongs in a log.
    @Override
    public String toString() {
        return "Person[" + id + ", " + role + "]";
    }
}
