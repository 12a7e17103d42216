package io.neurocards.payments.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.model.HasId;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import io.neurocards.payments.wire.GatewayHttp;
import io.neurocards.payments.wire.Reply;
import io.neurocards.payments.wire.Words;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/** The calls of Stripe that we need, and what their answers come to. */
final class StripeApi {

    static final Pattern SESSION = Pattern.compile("cs_[0-9A-Za-z_]{1,250}");
    static final Pattern INTENT = Pattern.compile("pi_[0-9A-Za-z_]{1,250}");
    static final Pattern REFUND = Pattern.compile("(re|pyr)_[0-9A-Za-z_]{1,250}");

    private static final Pattern VERSION = Pattern.compile("(/v1)?/*$");

    private final StripeClient client;
    private final Words words;

    StripeApi(StripeSettings settings, GatewayHttp http) {
        var key = Objects.requireNonNull(settings.apiKey()).strip();
        this.client = StripeClient.builder()
                .setApiKey(key)
                .setApiBase(VERSION.matcher(settings.baseUrl().toString()).replaceFirst(""))
                .setHttpClient(new StripeTransport(http))
                .setMaxNetworkRetries(0)
                .build();
        this.words = new Words(List.of(key));
    }

    Reply<Session> open(SessionCreateParams params, UUID key) {
        return call(() -> client.v1().checkout().sessions().create(params, once(key)));
    }

    /** Looks at one; {@code id} must be a {@link #SESSION}. */
    Reply<Session> session(String id, SessionRetrieveParams params) {
        return call(() -> client.v1().checkout().sessions().retrieve(id, params));
    }

    Reply<StripeCollection<Session>> sessions(SessionListParams params) {
        return whole(call(() -> client.v1().checkout().sessions().list(params)));
    }

    Reply<Refund> refund(RefundCreateParams params, UUID key) {
        return call(() -> client.v1().refunds().create(params, once(key)));
    }

    /** Looks at one; {@code id} must be a {@link #REFUND}. */
    Reply<Refund> refund(String id) {
        return call(() -> client.v1().refunds().retrieve(id));
    }

    Reply<StripeCollection<Refund>> refunds(RefundListParams params) {
        return whole(call(() -> client.v1().refunds().list(params)));
    }

    private static <T extends HasId> Reply<StripeCollection<T>> whole(Reply<StripeCollection<T>> reply) {
        return reply instanceof Reply.Done<StripeCollection<T>>(var told) && !isWhole(told)
                ? new Reply.Unclear<>("the answer is no list")
                : reply;
    }

    /** A list without a field, or with a hole in it, is made by the library all the same. */
    private static <T extends HasId> boolean isWhole(StripeCollection<T> told) {
        return told.getData() != null && told.getData().stream().noneMatch(Objects::isNull);
    }

    private static RequestOptions once(UUID key) {
        return RequestOptions.builder().setIdempotencyKey(key.toString()).build();
    }

    @FunctionalInterface
    private interface Call<T> {
        T call() throws StripeException;
    }

    /** What the library can't read it answers with any exception of its own or of its parser. */
    private <T> Reply<T> call(Call<T> call) {
        try {
            var told = call.call();
            return told == null ? new Reply.Unclear<>("an empty answer") : new Reply.Done<>(told);
        } catch (ApiConnectionException e) {
            return new Reply.Unclear<>(words.of(Objects.requireNonNullElse(e.getMessage(), "no answer")));
        } catch (StripeException e) {
            return judged(e);
        } catch (RuntimeException e) {
            return new Reply.Unclear<>(
                    "an answer that can't be read: " + e.getClass().getSimpleName());
        }
    }

    /** What is no error as Stripe writes them may be somebody's between us. */
    private <T> Reply<T> judged(StripeException e) {
        var status = Objects.requireNonNullElse(e.getStatusCode(), 0);
        var error = e.getStripeError();
        if (error == null || error.getType() == null) {
            return new Reply.Unclear<>("HTTP " + status);
        }
        var code = error.getCode() == null ? error.getType() : error.getCode();
        var reason = words.of(code + ": " + Objects.requireNonNullElse(error.getMessage(), "")
                + (error.getParam() == null ? "" : " (" + error.getParam() + ")"));
        return switch (status) {
            case 400, 401, 402, 403 -> new Reply.Refused<>(reason);
            case 404 -> new Reply.Missing<>(reason);
            default -> new Reply.Unclear<>("HTTP " + status + ", " + reason);
        };
    }

    String shown(String text) {
        return words.of(text);
    }
}
