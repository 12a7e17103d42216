package io.neurocards.sandbox.payments.yookassa;

import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.wire.Call;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** The one shop that there is. */
public final class ShopAccess {

    private static final String BASIC = "Basic ";

    private final String shop;
    private final String secret;

    /** Takes the shop's number and secret; without them nobody gets in. */
    public ShopAccess(String shop, String secret) {
        this.shop = shop;
        this.secret = secret;
    }

    void check(Call call) {
        var shown = call.headers().getOrDefault("authorization", "");
        if (!shown.startsWith(BASIC)) {
            throw new YookassaProblem(401, "invalid_credentials", "Basic authorization is missing", "");
        }
        var expected = Base64.getEncoder().encodeToString((shop + ":" + secret).getBytes(StandardCharsets.UTF_8));
        var isRight = MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8),
                shown.substring(BASIC.length()).getBytes(StandardCharsets.UTF_8));
        if (shop.isEmpty() || secret.isEmpty() || !isRight) {
            throw new YookassaProblem(401, "invalid_credentials", "Error in shopId or secret key", "");
        }
    }

    ObjectNode me() {
        var json = Json.object()
                .put("account_id", shop)
                .put("status", "enabled")
                .put("test", true)
                .put("fiscalization_enabled", false);
        json.putArray("payment_methods").add("bank_card").add("yoo_money");
        return json;
    }
}
