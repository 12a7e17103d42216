package io.neurocards.web.desk.sales;

import io.neurocards.orders.catalogue.AddGood;
import io.neurocards.orders.catalogue.Good;
import io.neurocards.orders.catalogue.NewGood;
import io.neurocards.web.desk.ActField;
import io.neurocards.web.desk.ActOffer;
import io.neurocards.web.desk.ActWord;
import io.neurocards.web.desk.DeskAct;
import io.neurocards.web.desk.PlainAct;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Things of the operator's own that are put on sale at the desk. */
@Configuration(proxyBeanMethods = false)
class GoodMaking {

    private static final String PAGE = "/desk/goods";
    private static final List<Good.Kind> KINDS = List.of(Good.Kind.ARTICLE, Good.Kind.SERVICE);

    @Bean
    DeskAct deskGoodNew(AddGood add) {
        return new PlainAct(
                PAGE + "/new",
                "new-good",
                (_, _) -> ActOffer.of(PAGE)
                        .with(
                                ActField.needed("sku"),
                                ActField.choice(
                                        "kind",
                                        KINDS.getFirst().word(),
                                        KINDS.stream().map(Good.Kind::word).toList()),
                                ActField.needed("title_ru"),
                                ActField.needed("title_en"),
                                ActField.needed("prices"),
                                ActField.count("position").holding("0")),
                word -> add.add(good(word), word.said()));
    }

    private static NewGood good(ActWord word) {
        var kind = KINDS.stream()
                .filter(one -> one.word().equals(word.field("kind")))
                .findFirst()
                .orElseThrow(() -> Typed.wrong("kind"));
        var position = Typed.count(word, "position");
        return new NewGood(
                word.field("sku"),
                kind,
                new Good.Title(word.field("title_ru"), word.field("title_en")),
                Typed.prices("prices", word.field("prices")),
                position == null ? 0 : position);
    }
}
