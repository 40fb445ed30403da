package io.kopilka.cards.print;

import io.kopilka.domain.card.NumberForm;
import io.kopilka.domain.identity.CardNumber;
import java.util.List;
import uk.org.okapibarcode.backend.Code128;
import uk.org.okapibarcode.backend.Ean;
import uk.org.okapibarcode.backend.HumanReadableLocation;
import uk.org.okapibarcode.backend.Symbol;

/// A bar code as bars: EAN-13 where the numbers are such, Code 128 otherwise.
///
/// @param bars dark ones, in modules from the left
/// @param modules how wide the symbol is without its quiet zones
/// @param quietLeft modules that stay light before it
/// @param quietRight modules that stay light behind it
record BarCode(List<Bar> bars, int modules, int quietLeft, int quietRight) {

    private static final int QUIET_OF_CODE_128 = 10;
    private static final int QUIET_LEFT_OF_EAN = 11;
    private static final int QUIET_RIGHT_OF_EAN = 7;

    /// A dark bar.
    record Bar(int at, int width) {}

    static BarCode of(NumberForm form, CardNumber number) {
        return switch (form) {
            case NumberForm.Ean13 _ -> {
                Ean ean = new Ean(Ean.Mode.EAN13);
                ean.setGuardPatternExtraHeight(0);
                yield drawn(ean, number.value().substring(0, 12), QUIET_LEFT_OF_EAN, QUIET_RIGHT_OF_EAN);
            }
            case NumberForm.Luhn _, NumberForm.Mask _ ->
                drawn(new Code128(), number.value(), QUIET_OF_CODE_128, QUIET_OF_CODE_128);
        };
    }

    /// What print shops call it.
    static String symbology(NumberForm form) {
        return switch (form) {
            case NumberForm.Ean13 _ -> "EAN-13";
            case NumberForm.Luhn _, NumberForm.Mask _ -> "Code 128";
        };
    }

    private static BarCode drawn(Symbol symbol, String content, int quietLeft, int quietRight) {
        symbol.setModuleWidth(1);
        symbol.setHumanReadableLocation(HumanReadableLocation.NONE);
        symbol.setContent(content);
        List<Bar> bars = symbol.getRectangles().stream()
                .map(each -> new Bar((int) Math.round(each.x), (int) Math.round(each.width)))
                .toList();
        return new BarCode(bars, symbol.getWidth(), quietLeft, quietRight);
    }
}
