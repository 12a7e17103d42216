package io.neurocards.notifications.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.shared.ServerSecret;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SealedTest {

    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

    @Test
    void the_example_of_rfc_8291_comes_out_byte_by_byte() throws Exception {
        var point = BASE64.decode(
                "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
        var number = BASE64.decode("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");
        var own = new KeyPair(P256.publicKey(point), exactly(number));

        var body = Sealed.of(
                "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.UTF_8),
                BASE64.decode(
                        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
                BASE64.decode("BTBZMqHH6r4Tts7J_aSIgg"),
                own,
                BASE64.decode("DGv6ra1nlYgDCS1FRnbzlw"));

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(body))
                .isEqualTo(
                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6"
                                + "TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    @Test
    void a_studio_has_one_key_pair_and_signs_with_it() throws Exception {
        for (byte seed = 1; seed < 9; seed++) {
            var bytes = new byte[32];
            bytes[31] = seed;
            var keys = new PushKeys(new ServerSecret(bytes), "https://studio.example");
            var header = keys.authorization("https://push.example", Instant.ofEpochSecond(1_763_596_800));

            assertThat(new PushKeys(new ServerSecret(bytes), "").publicKey()).isEqualTo(keys.publicKey());
            assertThat(header).endsWith(", k=" + keys.publicKey());
            var token =
                    header.substring("vapid t=".length(), header.indexOf(',')).split("\\.", -1);
            assertThat(new String(BASE64.decode(token[1]), StandardCharsets.UTF_8))
                    .isEqualTo(
                            "{\"aud\":\"https://push.example\",\"exp\":1763640000,\"sub\":\"https://studio.example\"}");
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(P256.publicKey(BASE64.decode(keys.publicKey())));
            signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
            assertThat(signature.verify(BASE64.decode(token[2]))).isTrue();
        }
    }

    @Test
    void a_point_that_is_not_of_the_curve_is_refused() {
        var bytes = new byte[65];
        bytes[0] = 4;
        bytes[64] = 1;
        assertThatThrownBy(() -> P256.publicKey(bytes)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> P256.publicKey(new byte[65])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> P256.publicKey(new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    private static ECPrivateKey exactly(byte[] number) throws Exception {
        var order = ((ECPrivateKey) P256.fresh().getPrivate()).getParams();
        return (ECPrivateKey) java.security.KeyFactory.getInstance("EC")
                .generatePrivate(new java.security.spec.ECPrivateKeySpec(new java.math.BigInteger(1, number), order));
    }
}
