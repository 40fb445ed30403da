package io.kopilka.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.local.Complaint;
import io.kopilka.local.service.OwnersTable;
import io.kopilka.local.service.RunFile;
import io.kopilka.platform.chance.Chance;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.TableUnavailable;
import io.kopilka.platform.tenancy.ApiKeys;
import io.kopilka.platform.tenancy.Country;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.time.ServiceClock;
import io.kopilka.platform.time.Zones;
import io.kopilka.tenants.Founding;
import io.kopilka.tenants.StarterProgramme;
import io.kopilka.tenants.TenantWish;
import io.kopilka.tenants.Tenants;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./kopilka tenant create`: makes a shop and its sandbox in the service that runs on a folder, and prints their ids
/// and keys as one JSON object, alone on stdout.
///
/// Like the other commands of the service's owner it writes to the table itself, through the service's own modules.
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        resourceBundle = "io.kopilka.local.help",
        sortOptions = false,
        header = "Завести магазин и его песочницу. / Make a shop and its sandbox.",
        description = {
            "Сервис должен работать. Печатает {\"tenant\", \"store\", \"apiKey\", \"sandboxApiKey\"}; ключам разрешено"
                    + " всё, и больше их нигде не увидеть.",
            "The service must be running. Prints {\"tenant\", \"store\", \"apiKey\", \"sandboxApiKey\"}; the keys allow"
                    + " everything and are shown nowhere else."
        })
public final class TenantCreateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = {"Название магазина.", "The shop's name."})
    private String name = "";

    @Option(
            names = "--programme",
            paramLabel = "PROGRAMME",
            description = {
                "С чего начать: simple, cumulative, points, pointsAndTiers, stamps или empty (обычно empty).",
                "What to begin with: simple, cumulative, points, pointsAndTiers, stamps or empty (default empty)."
            })
    private String programme = StarterProgramme.EMPTY.wireName();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "Папка работающего сервиса (обычно .kopilka).",
                "The running service's folder (default .kopilka)."
            })
    private Path data = Path.of(".kopilka");

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = {"Валюта, навсегда (обычно RUB).", "The currency, for ever (default RUB)."})
    private String currency = "RUB";

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = {
                "Часовой пояс магазина (обычно Europe/Moscow).",
                "The shop's time zone (default Europe/Moscow)."
            })
    private String zone = "Europe/Moscow";

    @Option(
            names = "--country",
            paramLabel = "CODE",
            description = {"Страна, две буквы (обычно RU).", "The country, two letters (default RU)."})
    private String country = "RU";

    @Option(
            names = "--language",
            paramLabel = "LANG",
            description = {"Язык: ru или en (обычно ru).", "The language: ru or en (default ru)."})
    private String language = "ru";

    @Option(
            names = "--store",
            paramLabel = "NAME",
            description = {"Название первой точки продаж.", "The first store's name."})
    private @Nullable String store;

    @Override
    public Integer call() {
        TenantWish wish = wish();
        RunFile run = RunFile.find(data)
                .orElseThrow(() -> new Complaint(
                        "С папкой " + data + " сейчас ничего не работает. Запустите ./kopilka up --data " + data,
                        "Nothing runs on the folder " + data + ". Start ./kopilka up --data " + data));
        try (OwnersTable table = OwnersTable.open(run)) {
            Founding founding = create(table.table(), wish);
            PrintWriter out = spec.commandLine().getOut();
            out.println(answer(founding));
            out.flush();
            return 0;
        } catch (TableUnavailable unavailable) {
            throw new Complaint(
                    "Таблица не отвечает, ничего не заведено: " + unavailable.getMessage(),
                    "The table does not answer, nothing was made: " + unavailable.getMessage());
        }
    }

    private static Founding create(Table table, TenantWish wish) {
        ServiceClock clock = ServiceClock.real();
        Tenants tenants = new Tenants(
                table, new Directory(table), new ApiKeys(table, clock), new Ulids(clock, Chance.source()), clock);
        Founding founding = tenants.prepare(wish);
        return switch (tenants.create(founding, List.of())) {
            case CREATED -> founding;
            case ALREADY_THERE -> throw new IllegalStateException("an id just made is taken");
        };
    }

    private static ObjectNode answer(Founding founding) {
        return Json.object()
                .put("tenant", founding.live().tenant().id().value())
                .put("store", founding.live().store().id().value())
                .put("apiKey", founding.live().key().reveal())
                .put("sandboxApiKey", founding.sandbox().key().reveal());
    }

    private TenantWish wish() {
        return new TenantWish(
                Text.of(name("--name", name)),
                Country.parse(country.toUpperCase(Locale.ROOT))
                        .orElseThrow(() -> new Complaint(
                                "Нет такой страны: " + country + ". Нужны две буквы, например RU.",
                                "There is no country " + country + ". It takes two letters, such as RU.")),
                currency(),
                zone(),
                language(),
                store == null ? new Text("Первый магазин", "First store") : Text.of(name("--store", store)),
                Optional.empty(),
                StarterProgramme.parse(programme)
                        .orElseThrow(() -> new Complaint(
                                "Нет такой программы: " + programme + ". Есть: " + StarterProgramme.names() + ".",
                                "There is no programme " + programme + ". There are: " + StarterProgramme.names()
                                        + ".")));
    }

    private static String name(String option, String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()
                || stripped.codePointCount(0, stripped.length()) > TenantWish.LONGEST_NAME
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw new Complaint(
                    option + ": название — от 1 до " + TenantWish.LONGEST_NAME + " символов, не только пробелы.",
                    option + ": a name has 1 to " + TenantWish.LONGEST_NAME + " characters, not blanks alone.");
        }
        return stripped;
    }

    private Currency currency() {
        return TenantWish.currency(currency.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> new Complaint(
                        "Нет такой валюты: " + currency + ". Нужны три буквы, например RUB.",
                        "There is no currency " + currency + ". It takes three letters, such as RUB."));
    }

    private ZoneId zone() {
        return Zones.parse(zone)
                .orElseThrow(() -> new Complaint(
                        "Нет такого часового пояса: " + zone + ". Например, Asia/Yekaterinburg.",
                        "There is no time zone " + zone + ". One is Asia/Yekaterinburg."));
    }

    private Language language() {
        return switch (language.toLowerCase(Locale.ROOT)) {
            case "ru" -> Language.RU;
            case "en" -> Language.EN;
            default ->
                throw new Complaint(
                        "Язык бывает ru или en, а не " + language + ".",
                        "A language is ru or en, and not " + language + ".");
        };
    }
}
