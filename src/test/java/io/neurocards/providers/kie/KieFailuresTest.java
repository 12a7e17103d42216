package io.neurocards.providers.kie;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.providers.FailureReason;
import io.neurocards.providers.LookUpAnswer.Failed;
import io.neurocards.providers.wire.Reply.Answered;
import io.neurocards.providers.wire.Wires;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why tasks failed, from records as they come: the envelope always says success. */
class KieFailuresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "402  | Credits insufficient                                     | BILLING",
                "401  | You do not have access permissions                       | BILLING",
                "429  | This content may violate our usage policies              | RATE_LIMIT",
                "408  | Upstream gave no result for more than 10 minutes         | TEMPORARY",
                "455  | Maintenance                                              | TEMPORARY",
                "451  | Failed to fetch the image                                | TEMPORARY",
                "505  | Feature disabled                                         | TEMPORARY",
                "500  | Internal Error, Please try again later.                  | TEMPORARY",
                "500  | Sora 2 is overloaded                                     | TEMPORARY",
                "501  | Generation failed                                        | TEMPORARY",
                "501  | This content may violate our usage policies.             | USER_VIOLATION",
                "400  | Your prompt was flagged as violating content policies    | USER_VIOLATION",
                "400  | The image is too small                                   | UNKNOWN",
                "422  | duration must be 5 or 10                                 | UNKNOWN",
                "403  | people                                                   | UNKNOWN",
                "InputImageSensitiveContentDetected | The input image contains sensitive content | USER_VIOLATION",
                "null | Too many people use the model, it is overloaded          | TEMPORARY",
                "null | null                                                     | UNKNOWN"
            })
    void a_failed_record_is_read_by_its_code_and_then_by_its_words(
            String failCode, String failMsg, FailureReason reason) {
        var body = Wires.JSON.createObjectNode().put("code", 200).put("msg", "success");
        body.putObject("data")
                .put("taskId", "task_abc123")
                .put("state", "fail")
                .put("failCode", failCode)
                .put("failMsg", failMsg);

        var read = KieRecord.market(new Answered(200, body, null, ""), () -> 0);

        assertThat(read)
                .get()
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isEqualTo(reason));
    }

    @Test
    void a_failed_veo_record_is_read_the_same_way() {
        var body = Wires.JSON.readTree("""
                {"code":200,"msg":"success","data":{"taskId":"v1","successFlag":3,"errorCode":400,
                 "errorMessage":"Your prompt was flagged by Website as violating content policies."}}""");

        assertThat(KieRecord.veo(new Answered(200, body, null, ""), () -> 0))
                .get()
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isEqualTo(FailureReason.USER_VIOLATION));
    }
}
