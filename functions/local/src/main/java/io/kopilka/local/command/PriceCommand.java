package io.kopilka.local.command;

import io.kopilka.contract.cases.PricingCase;
import io.kopilka.domain.pricing.CompiledRuleset;
import io.kopilka.domain.pricing.Explain;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.domain.pricing.Pricing;
import io.kopilka.domain.text.Language;
import io.kopilka.local.Complaint;
import io.kopilka.local.price.PriceInput;
import io.kopilka.local.price.PriceInput.Basket;
import io.kopilka.local.price.PriceInput.Located;
import io.kopilka.local.price.PriceInput.Outcome;
import io.kopilka.local.price.PricedJson;
import io.kopilka.local.price.Slip;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./kopilka price`: prices one receipt by one ruleset, with the engine of the service and without the service.
///
/// Exit code 1 where a file is at fault; every fault is named by its file and JSON pointer.
@Command(
        name = "price",
        mixinStandardHelpOptions = true,
        resourceBundle = "io.kopilka.local.help",
        sortOptions = false,
        header = "Посчитать чек. / Price a receipt.",
        description = {
            "Считает чек по правилам из файла, без сервера. Файлы — части примера расчёта: ruleset, receipt, customer.",
            "Prices a receipt by the rules of a file, without a server. The files are parts of a pricing case."
        })
public final class PriceCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--ruleset",
            required = true,
            paramLabel = "FILE",
            description = {"Правила.", "The ruleset."})
    private Path ruleset = Path.of("");

    @Option(
            names = "--receipt",
            required = true,
            paramLabel = "FILE",
            description = {"Чек.", "The receipt."})
    private Path receipt = Path.of("");

    @Option(
            names = "--customer",
            paramLabel = "FILE",
            description = {"Покупатель или карта; без него — продажа без карты.", "Who buys; without it, no card."})
    private @Nullable Path customer;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = {
                "Часовой пояс магазина, например Europe/Moscow; без него — смещение из времени чека.",
                "The store's time zone; without it, the offset that the receipt's time has."
            })
    private @Nullable String zone;

    @Option(
            names = "--lang",
            paramLabel = "ru|en",
            defaultValue = "ru",
            description = {"Язык ответа: ru (по умолчанию) или en.", "Language of the answer: ru (default) or en."})
    private Language language = Language.RU;

    @Option(
            names = "--explain",
            description = {
                "Рассказать, что делает каждая скидка и почему остальные не сработали.",
                "Tell what each offer does, and why the others did not apply."
            })
    private boolean explained;

    @Option(
            names = "--json",
            description = {"Ответ в виде JSON.", "The answer as JSON."})
    private boolean json;

    @Override
    public Integer call() {
        PriceInput input = new PriceInput(ruleset, receipt, Optional.ofNullable(customer), Optional.ofNullable(zone));
        return switch (input.read()) {
            case Outcome.Good(Basket basket) -> price(basket);
            case Outcome.AtFault(List<Located> faults) -> refuse(faults);
        };
    }

    private int price(Basket basket) {
        PricingCase given = basket.pricingCase();
        PricedReceipt priced = priced(given);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(
                    PricedJson.of(priced, given.ruleset(), explained, language).toPrettyString());
        } else {
            new Slip(given.ruleset(), given.receipt(), given.buyer(), basket.names(), language)
                    .lines(priced, explained)
                    .forEach(out::println);
        }
        out.flush();
        return 0;
    }

    private PricedReceipt priced(PricingCase given) {
        try {
            return Pricing.price(
                    CompiledRuleset.of(given.ruleset()),
                    given.receipt(),
                    given.buyer(),
                    given.uses(),
                    explained ? Explain.ALL : Explain.NONE);
        } catch (ArithmeticException beyondRange) {
            throw new Complaint(
                    "Чек не посчитан: суммы слишком велики.", "The receipt is not priced: its amounts are too large.");
        }
    }

    private int refuse(List<Located> faults) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(
                switch (language) {
                    case RU -> "Чек не посчитан, данные с ошибками:";
                    case EN -> "The receipt is not priced, its files are at fault:";
                });
        for (Located located : faults) {
            String pointer = located.fault().pointer();
            err.println("  " + located.place() + (pointer.isEmpty() ? "" : " " + pointer) + ": "
                    + located.fault().detail().in(language));
        }
        err.flush();
        return 1;
    }
}
