package io.kopilka.reports;

import io.kopilka.domain.text.Text;

/// One thing that reports count.
enum Figure {
    RECEIPTS_WITH_CARD("rc", Measure.COUNT, "Чеков с картой", "Receipts with a card"),
    /// Prices times quantities, before discounts.
    AMOUNT_WITH_CARD("ac", Measure.MONEY, "Сумма с картой", "Amount with a card"),
    /// Discounts and what rounding took off.
    DISCOUNT_WITH_CARD("dc", Measure.MONEY, "Скидки с картой", "Discounts with a card"),
    /// What was paid with money.
    TURNOVER_WITH_CARD("tc", Measure.MONEY, "Оборот с картой", "Turnover with a card"),
    RECEIPTS_WITHOUT_CARD("rn", Measure.COUNT, "Чеков без карты", "Receipts without a card"),
    AMOUNT_WITHOUT_CARD("an", Measure.MONEY, "Сумма без карты", "Amount without a card"),
    DISCOUNT_WITHOUT_CARD("dn", Measure.MONEY, "Скидки без карты", "Discounts without a card"),
    TURNOVER_WITHOUT_CARD("tn", Measure.MONEY, "Оборот без карты", "Turnover without a card"),
    LINES("ln", Measure.COUNT, "Строк чеков", "Lines"),
    /// What points paid.
    REDEEMED_MONEY("rm", Measure.MONEY, "Оплачено баллами", "Paid with points"),
    EARNED("pe", Measure.POINTS, "Баллов начислено", "Points earned"),
    REDEEMED("pr", Measure.POINTS, "Баллов списано", "Points redeemed"),
    /// Steps in which goods came back, cancellations among them.
    RETURNS("xc", Measure.COUNT, "Возвратов", "Returns"),
    /// What was paid back with money.
    RETURNED("xm", Measure.MONEY, "Возвращено денег", "Paid back"),
    /// Of points that were earned on goods that came back.
    TAKEN_BACK("pt", Measure.POINTS, "Баллов снято при возвратах", "Points taken back"),
    /// Of points that had paid for goods that came back.
    GIVEN_BACK("pg", Measure.POINTS, "Баллов возвращено при возвратах", "Points given back"),
    EXPIRED("px", Measure.POINTS, "Баллов сгорело", "Points expired"),
    /// By hand, and from or to other accounts; may be below zero.
    ADJUSTED("pa", Measure.POINTS, "Баллов исправлено", "Points adjusted"),
    /// What all of it changed of what is owed to customers; may be below zero.
    OWED("po", Measure.POINTS, "Изменение долга перед покупателями, баллов", "Change of points owed");

    private final String attribute;
    private final Measure measure;
    private final String ru;
    private final String en;

    Figure(String attribute, Measure measure, String ru, String en) {
        this.attribute = attribute;
        this.measure = measure;
        this.ru = ru;
        this.en = en;
    }

    /// What it is counted in.
    enum Measure {
        COUNT,
        /// Minor units of the tenant's currency.
        MONEY,
        /// Ten-thousandths of a point.
        POINTS
    }

    /// The name of its attribute in a bucket: never used again for another.
    String attribute() {
        return attribute;
    }

    Measure measure() {
        return measure;
    }

    /// What a column of it is called.
    Text title() {
        return new Text(ru, en);
    }
}
