package io.neurocards.orders.catalogue;

import static io.neurocards.orders.OrdersFixture.WORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.neurocards.orders.OrdersFixture;
import io.neurocards.shared.Money;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {

    private static final Good.Title MUG = new Good.Title("Кружка", "Mug");
    private static final List<Money> PRICES = List.of(new Money("RUB", 99_000), new Money("USD", 1250));

    private final OrdersFixture shop = new OrdersFixture();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void packages_of_credits_stand_before_the_operators_goods_at_the_plans_prices() {
        add("pen", 2);
        add("mug", 1);

        var sold = shop.get(Catalogue.class).forSale();

        assertThat(sold)
                .extracting(Good::sku)
                .containsExactly("credits-5", "credits-10", "credits-30", "credits-100", "mug", "pen");
        assertThat(sold.getFirst().prices()).containsExactly(new Money("RUB", 39_000), new Money("XTR", 205));
        assertThat(sold.getFirst().title().in(Locale.ENGLISH)).isEqualTo("Credits: 5");
        assertThat(sold.getLast().price("USD")).contains(new Money("USD", 1250));
        assertThat(sold.getLast().price("EUR")).isEmpty();
    }

    @Test
    void a_good_is_added_once_changed_and_taken_off_sale() {
        add("mug", 1);
        add("mug", 1);
        var cheaper = new NewGood("mug", Good.Kind.ARTICLE, MUG, List.of(new Money("RUB", 50_000)), 1);

        shop.get(ChangeGood.class).change(cheaper, WORD);
        shop.get(SwitchSale.class).set("mug", false, WORD);

        var catalogue = shop.get(Catalogue.class);
        assertThat(catalogue.forSale(List.of("mug", "credits-5"))).containsOnlyKeys("credits-5");
        assertThat(catalogue.own()).singleElement().satisfies(mug -> {
            assertThat(mug.good().prices()).containsExactly(new Money("RUB", 50_000));
            assertThat(mug.good().onSale()).isFalse();
        });
        shop.get(SwitchSale.class).set("mug", true, WORD);
        assertThat(catalogue.forSale(List.of("mug"))).containsOnlyKeys("mug");
    }

    @Test
    void a_sku_is_one_things_and_what_is_not_there_can_not_be_changed() {
        add("mug", 1);

        refused(ProblemCode.SKU_TAKEN, () -> add("mug", 2));
        refused(ProblemCode.SKU_TAKEN, () -> add("credits-5", 1));
        refused(ProblemCode.NOT_FOUND, () -> shop.get(SwitchSale.class).set("credits-5", false, WORD));
        refused(
                ProblemCode.NOT_FOUND,
                () -> shop.get(ChangeGood.class).change(new NewGood("pen", Good.Kind.ARTICLE, MUG, PRICES, 1), WORD));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void a_good_that_can_not_be_sold_is_refused(NewGood good, ProblemCode code) {
        refused(code, () -> shop.get(AddGood.class).add(good, WORD));

        assertThat(shop.number("select count(*) from goods")).isZero();
    }

    static Stream<Arguments> wrong() {
        var rouble = new Money("RUB", 100);
        return Stream.of(
                Arguments.of(new NewGood("Mug", Good.Kind.ARTICLE, MUG, PRICES, 1), ProblemCode.SKU_INVALID),
                Arguments.of(new NewGood("m".repeat(65), Good.Kind.ARTICLE, MUG, PRICES, 1), ProblemCode.SKU_INVALID),
                Arguments.of(new NewGood("mug", Good.Kind.CREDITS, MUG, PRICES, 1), ProblemCode.INVALID_REQUEST),
                Arguments.of(new NewGood("mug", Good.Kind.SERVICE, MUG, List.of(), 1), ProblemCode.PRICE_INVALID),
                Arguments.of(
                        new NewGood("mug", Good.Kind.SERVICE, MUG, List.of(new Money("RUB", 0)), 1),
                        ProblemCode.PRICE_INVALID),
                Arguments.of(
                        new NewGood("mug", Good.Kind.SERVICE, MUG, List.of(rouble, rouble), 1),
                        ProblemCode.PRICE_INVALID),
                Arguments.of(
                        new NewGood("mug", Good.Kind.ARTICLE, new Good.Title(" ", "Mug"), PRICES, 1),
                        ProblemCode.INVALID_REQUEST),
                Arguments.of(
                        new NewGood("mug", Good.Kind.ARTICLE, new Good.Title("К", "m".repeat(201)), PRICES, 1),
                        ProblemCode.TEXT_TOO_LONG));
    }

    private void add(String sku, int position) {
        shop.get(AddGood.class).add(new NewGood(sku, Good.Kind.ARTICLE, MUG, PRICES, position), WORD);
    }

    private static void refused(ProblemCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(ProblemException.class))
                .extracting(ProblemException::code)
                .isEqualTo(code);
    }
}
