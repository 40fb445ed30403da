package io.kopilka.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Country;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.Origin;
import io.kopilka.platform.tenancy.Stored;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.EntityTag;
import io.kopilka.wire.EntityTag.Precondition;
import io.kopilka.wire.Outcome;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads and changes what a tenant is called, under whose law it trades, what its people read and whose pages may call.
/// What is not named stays. Currency and zone stay always: money and days that were counted by them would no longer be
/// what they are.
///
/// Refused: what is wrong with the body; `stale_etag`; `tenant_leaving`.
@Singleton
final class ChangeTenant {

    private final Table table;
    private final Directory directory;
    private final AuditTrail audit;

    ChangeTenant(Table table, Directory directory, AuditTrail audit) {
        this.table = table;
        this.directory = directory;
        this.audit = audit;
    }

    private record Change(
            Optional<Text> name,
            Optional<Country> country,
            Optional<Language> language,
            Optional<List<Origin>> origins) {

        TenantProfile of(TenantProfile tenant) {
            return new TenantProfile(
                    tenant.id(),
                    name.orElse(tenant.name()),
                    country.or(tenant::country),
                    tenant.currency(),
                    tenant.zone(),
                    language.orElse(tenant.language()),
                    tenant.mode(),
                    tenant.twin(),
                    origins.orElse(tenant.origins()),
                    tenant.createdAt(),
                    tenant.leaving());
        }
    }

    Answer read(Caller caller) {
        return TenantAnswer.ok(latest(caller));
    }

    Outcome<Answer> change(Caller caller, Precondition precondition, byte @Nullable [] body) {
        return Bodies.read(body, ChangeTenant::read)
                .then(change -> commit(caller, latest(caller), precondition, change))
                .map(TenantAnswer::ok);
    }

    private Stored<TenantProfile> latest(Caller caller) {
        return directory
                .latestTenant(caller.tenant())
                .orElseThrow(
                        () -> new IllegalStateException("a key of a tenant that is not there: " + caller.tenant()));
    }

    private Outcome<Stored<TenantProfile>> commit(
            Caller caller, Stored<TenantProfile> tenant, Precondition precondition, Change change) {
        if (tenant.value().leaving().isPresent()) {
            return Outcome.refused(Problem.of(
                    ProblemCode.TENANT_LEAVING,
                    Map.of("until", tenant.value().leaving().get().until().toString())));
        }
        if (!precondition.fits(new EntityTag(tenant.version()))) {
            return Outcome.refused(Problem.of(ProblemCode.STALE_ETAG));
        }
        TenantProfile changed = change.of(tenant.value());
        Write entry = audit.entry(
                caller,
                AuditAction.TENANT_CHANGED,
                new AuditSubject(changed.id().value()),
                AuditChange.between(TenantAnswer.json(tenant.value()), TenantAnswer.json(changed)));
        return switch (table.write(List.of(directory.change(changed, tenant.version()), entry))) {
            case WriteOutcome.Written() -> {
                directory.learn(changed);
                yield Outcome.done(new Stored<>(changed, tenant.version() + 1));
            }
            case WriteOutcome.Refused _ -> Outcome.refused(Problem.of(ProblemCode.STALE_ETAG));
        };
    }

    private static Read<Change> read(JsonNode body) {
        Faults faults = new Faults();
        Fields fields = Fields.of(body, "", faults);
        Change change = new Change(
                Optional.ofNullable(fields.optionalName("name", TenantWish.LONGEST_NAME)),
                country(fields),
                fields.has("language")
                        ? Optional.of(
                                fields.choice("language", Map.of("ru", Language.RU, "en", Language.EN), Language.RU))
                        : Optional.empty(),
                fields.has("origins") ? Optional.of(origins(fields)) : Optional.empty());
        List.of("language", "origins").forEach(fields::optional);
        fields.end();
        return Read.of(change, faults);
    }

    private static Optional<Country> country(Fields fields) {
        JsonNode value = fields.optional("country");
        if (value == null) {
            return Optional.empty();
        }
        Optional<Country> country = value.isTextual() ? Country.parse(value.textValue()) : Optional.empty();
        if (country.isEmpty()) {
            fields.fault(
                    "country",
                    Code.INVALID_VALUE,
                    "Здесь должны быть две буквы страны по ISO 3166-1, например RU.",
                    "This must be the two letters of a country of ISO 3166-1, such as RU.");
        }
        return country;
    }

    private static List<Origin> origins(Fields fields) {
        Set<Origin> origins = new LinkedHashSet<>();
        fields.list("origins", TenantProfile.MOST_ORIGINS, (node, where) -> {
            Optional<Origin> origin = node.isTextual() ? Origin.parse(node.textValue()) : Optional.empty();
            if (origin.isEmpty()) {
                fields.faults()
                        .add(
                                where,
                                Code.INVALID_VALUE,
                                "Здесь должен быть адрес без пути, например https://shop.example.",
                                "This must be an address without a path, such as https://shop.example.");
            } else if (!origins.add(origin.get())) {
                fields.faults()
                        .add(where, Code.DUPLICATE_ID, "Этот адрес уже указан.", "This address is named already.");
            }
            return true;
        });
        return List.copyOf(origins);
    }
}
