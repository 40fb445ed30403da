package io.kopilka.trials.plain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class PlainEngineTest {

    private static void assertPriced(ObjectNode answer, String expected) {
        assertThat(CaseRunner.differences(Priced.json(expected), answer)).isEmpty();
    }

    @Test
    void aBundleTakesTheDearestUnitsSetBySet() {
        // Set 1: burger 300 + fries 60 - 250 saves 110; set 2: burger 200 + fries 60 - 250 saves 10; then no fries.
        // 120 by burgers 300 (line 2), 200 (line 1), fries 120: 480/620, i.e. 38.7097, 58.0645, 23.2258
        assertPriced(
                Priced.offers(
                                "{'id':'set','effect':{'bundle':{'items':[{'sku':'B','quantity':'1'},{'sku':'F','quantity':'1'}],'price':'250.00'}}}")
                        .ruleset("segments", "[]")
                        .lines("B 2 200.00", "B 1 300.00", "F 2 60.00"),
                "{'discount':'120.00','lines':[{'id':'1','discount':'38.71'},{'id':'2','discount':'58.06'},{'id':'3','discount':'23.23'}]}");
    }

    @Test
    void aSetThatSavesNothingTakesNoShareOfTheSavings() {
        // Set 1 of burger 300 saves 50; the burger of 200 is cheaper than the set
        assertPriced(
                Priced.offers(
                                "{'id':'set','effect':{'bundle':{'items':[{'sku':'B','quantity':'1'}],'price':'250.00'}}}")
                        .lines("B 1 200.00", "B 1 300.00"),
                "{'discount':'50.00','lines':[{'id':'1','discount':'0.00'},{'id':'2','discount':'50.00'}]}");
    }

    @Test
    void manyEqualSetsAreWorthAsMuchAsOneByOne() {
        // 400 000 sets of a burger and two fries, each saving 100 + 2 x 10 - 100 = 20
        assertPriced(
                Priced.offers(
                                "{'id':'set','effect':{'bundle':{'items':[{'sku':'B','quantity':'1'},{'sku':'F','quantity':'2'}],'price':'100.00'}}}")
                        .lines("B 400000 100.00", "F 900000 10.00"),
                "{'discount':'8000000.00'}");
    }

    @Test
    void theUnitsOfAWeighedLineAreFreeUpToTheGift() {
        // 0.734 kg whole and 0.266 kg of the second: 100.00 x 0.734 + 90.00 x 0.266 = 73.40 + 23.94
        assertPriced(
                Priced.offers("{'id':'gift','effect':{'gift':{'sku':'C','quantity':'1'}}}")
                        .lines("C 0.734 100.00", "C 1.5 90.00"),
                "{'lines':[{'id':'1','discount':'73.40'},{'id':'2','discount':'23.94'}],'amounts':{'gift':'97.34'}}");
    }

    @Test
    void aGiftThatIsNotOnTheReceiptGivesNothing() {
        assertPriced(
                Priced.offers("{'id':'gift','effect':{'gift':{'sku':'C','quantity':'1'}}}")
                        .lines("A 1 10.00"),
                "{'skipped':{'gift':'nothing'}}");
    }

    @Test
    void threeForTwoInASequenceTakesAtMostTheBase() {
        // 90 % first leaves 30.00 of 300.00; the free unit of 100.00 is worth 30.00
        assertPriced(
                Priced.offers(
                                "{'id':'n','effect':{'nForM':{'take':3,'pay':2,'percent':'100'}}}",
                                "{'id':'p','priority':1,'effect':{'percent':'90'}}")
                        .ruleset("combination", "{'mode':'sequential','children':['n','p']}")
                        .lines("A 3 100.00"),
                "{'total':'0.00','amounts':{'p':'270.00','n':'30.00'}}");
    }

    @Test
    void groupsOfUnitsRunAcrossLinesDearestFirst() {
        // Units 30, 20, 20, 10, 10 | 5: groups of two, the second at half price: 20, 10, and 5 of 10+5 (pairs 30-20,
        // 20-10, 10-5)
        assertPriced(
                Priced.offers("{'id':'n','effect':{'nForM':{'take':2,'pay':1,'percent':'50'}}}")
                        .lines("A 2 10.00", "B 1 30.00", "C 1 5.00", "D 2 20.00"),
                "{'lines':[{'id':'1','discount':'5.00'},{'id':'2','discount':'0.00'},{'id':'3','discount':'2.50'},{'id':'4','discount':'10.00'}]}");
    }

    @Test
    void aPercentOfThePreviousPurchaseIsAnAmount() {
        // 10 % of 123.45 = 12.345 = 12.35, by 100 : 100 = 6.175 each, the kopeck to line 1
        assertPriced(
                Priced.offers("{'id':'prev','effect':{'percentOfPreviousPurchase':'10'}}")
                        .customer(
                                "{'id':'c1','accumulated':[{'segment':null,'period':'previousPurchase','amount':'123.45'}]}")
                        .lines("A 1 100.00", "B 1 100.00"),
                "{'lines':[{'id':'1','discount':'6.18'},{'id':'2','discount':'6.17'}]}");
    }

    @Test
    void aScaleByAnAccumulationGivesNothingToNobody() {
        assertPriced(
                Priced.offers(
                                "{'id':'s','effect':{'percent':{'by':{'accumulated':{'period':'lifetime'}},'steps':[{'from':'0.00','value':'3'}]}}}")
                        .lines("A 1 100.00"),
                "{'skipped':{'s':'nothing'}}");
    }

    @Test
    void withoutACustomerTheNegationOfAConditionOnHimHolds() {
        assertPriced(
                Priced.offers("{'id':'x','when':{'not':{'firstPurchase':true}},'effect':{'percent':'10'}}")
                        .lines("A 1 100.00"),
                "{'applied':['x']}");
    }

    @Test
    void theScopeIsLookedAtBeforeTheConditions() {
        assertPriced(
                Priced.offers(
                                "{'id':'x','lineWhen':{'quantity':{'atLeast':'2'}},'when':{'payment':['cash']},'effect':{'percent':'10'}}",
                                "{'id':'p','lineWhen':{'quantity':{'atLeast':'2'}},'effect':{'points':{'percent':'10'}}}",
                                "{'id':'q','when':{'payment':['cash']},'effect':{'points':{'percent':'10'}}}",
                                "{'id':'r','effect':{'points':{'percent':'10'}}}")
                        .lines("A 1 100.00"),
                "{'skipped':{'x':'scope','p':'scope','q':'payment','r':'customer'}}");
    }

    @Test
    void whatIsMissingIsNamedForTheConditionThatDidNotHold() {
        assertPriced(
                Priced.offers(
                                "{'id':'sum','when':{'receiptTotal':{'atLeast':'150.00'}},'effect':{'percent':'5'}}",
                                "{'id':'units','when':{'quantity':{'atLeast':'2.5'}},'effect':{'percent':'5'}}",
                                "{'id':'most','when':{'receiptTotal':{'atMost':'50.00'}},'effect':{'percent':'5'}}",
                                "{'id':'fifth','when':{'purchases':{'atLeast':5}},'effect':{'percent':'5'}}")
                        .customer("{'id':'c1','purchases':[{'period':'lifetime','count':1}]}")
                        .lines("A 1 100.00"),
                "{'missing':{'sum':'50.00','units':'1.5','fifth':'3'},'skipped':{'most':'receiptTotal'}}");
    }

    @Test
    void childrenWithoutAnIdGoFirstAmongEqualPriorities() {
        // 10.00 and 10.00: the nameless group wins the tie over 'a', and 'z' in it
        assertPriced(
                Priced.offers("{'id':'a','effect':{'amount':'10.00'}}", "{'id':'z','effect':{'amount':'10.00'}}")
                        .ruleset("combination", "{'mode':'maximum','children':['a',{'mode':'sum','children':['z']}]}")
                        .lines("A 1 100.00"),
                "{'applied':['z'],'skipped':{'a':'combination'}}");
    }

    @Test
    void theLimitOfALineTakesOffTheLastOfTheTreeFirst() {
        // Depth first: group g (priority 1) with b then c, then a. 40 + 40 + 40 of 100: a keeps 20
        assertPriced(
                Priced.offers(
                                "{'id':'a','effect':{'percent':'40'}}",
                                "{'id':'b','effect':{'percent':'40'}}",
                                "{'id':'c','effect':{'percent':'40'}}")
                        .ruleset(
                                "combination",
                                "{'mode':'sum','children':['a',{'mode':'sum','priority':1,'children':['c','b']}]}")
                        .lines("A 1 100.00"),
                "{'amounts':{'b':'40.00','c':'40.00','a':'20.00'}}");
    }

    @Test
    void aMarkupDoesNotWidenTheLimitOfALine() {
        assertPriced(
                Priced.offers(
                                "{'id':'up','effect':{'markup':{'amount':'50.00'}}}",
                                "{'id':'p','effect':{'percent':'50'}}")
                        .lines("A 1 100.00;{'minPrice':'90.00'}"),
                "{'markup':'50.00','discount':'10.00','total':'140.00'}");
    }

    @Test
    void pointsAreComparedExactlyAndRoundedOnce() {
        // Line 1: 0.5 beats 0.4; line 2: 0.8 beats 0.5. 'half' keeps 0.5 and rounds to none, 'low' keeps 0.8
        assertPriced(
                Priced.offers(
                                "{'id':'half','effect':{'points':{'amount':'1'}}}",
                                "{'id':'low','effect':{'points':{'amountPerUnit':'0.4'}}}")
                        .ruleset("pointsCombination", "{'mode':'maximum','children':['half','low']}")
                        .customer("{'id':'c1'}")
                        .lines("A 1 10.00", "A 2 5.00"),
                "{'earned':'0','skipped':{'half':'nothing','low':'nothing'}}");
    }

    @Test
    void aCapOfPointsIsSpreadExactly() {
        // 10 and 20 capped to 10 in all: 3 1/3 and 6 2/3; ten points, by largest remainder 3 and 7
        assertPriced(
                Priced.offers("{'id':'back','caps':{'perReceipt':'10'},'effect':{'points':{'percent':'10'}}}")
                        .customer("{'id':'c1'}")
                        .lines("A 1 100.00", "B 1 200.00"),
                "{'earned':'10','lines':[{'id':'1','earned':'3'},{'id':'2','earned':'7'}]}");
    }

    @Test
    void theRoundedTotalIsWhatPointsAreEarnedOn() {
        // 10.99 is rounded down to 10.00: a point for each rouble paid is 10
        assertPriced(
                Priced.offers(
                                "{'id':'each','effect':{'points':{'amount':{'value':'1','perEach':{'paid':{'of':'1.00'}}}}}}")
                        .ruleset("rounding", "{'total':'1.00'}")
                        .customer("{'id':'c1'}")
                        .lines("A 1 10.99"),
                "{'rounding':'0.99','discount':'0.99','earned':'10'}");
    }

    @Test
    void aLotIsSpentFromTheDayItActivatesToTheDayItExpires() {
        assertPriced(
                Priced.offers()
                        .ruleset("scheme", "{'points':{'value':'1.00','step':'1','rounding':'down'},'redeem':{}}")
                        .customer("{'id':'c1','points':[{'amount':'1','activates':'2026-05-13','expires':'2026-05-13'},"
                                + "{'amount':'10','activates':'2026-05-14'},{'amount':'100','expires':'2026-05-12'}]}")
                        .receipt("redeem", "'max'")
                        .lines("A 1 500.00"),
                "{'redeemable':'1','redeemed':'1.00'}");
    }

    @Test
    void pointsWorthLessThanAKopeckAreNotTaken() {
        // One point is 0.004: nothing to the kopeck, so nothing is redeemed and the receipt still earns
        assertPriced(
                Priced.offers("{'id':'back','effect':{'points':{'percent':'10'}}}")
                        .ruleset(
                                "scheme",
                                "{'points':{'value':'0.004','step':'1','rounding':'down'},'redeem':{'accrueToo':false}}")
                        .customer("{'id':'c1','points':[{'amount':'1'}]}")
                        .receipt("redeem", "'max'")
                        .lines("A 1 100.00"),
                "{'redeemed':'0.00','earned':'10'}");
    }

    @Test
    void aPromotionInNoStoreOfThisReceiptLeavesNoTrace() {
        assertPriced(
                Priced.offers("{'id':'x','effect':{'percent':'10'}}")
                        .ruleset("promotions", "[{'id':'p','stores':['sto_2'],'offers':['x']}]")
                        .lines("A 1 100.00"),
                "{'applied':[],'total':'100.00'}");
    }
}
