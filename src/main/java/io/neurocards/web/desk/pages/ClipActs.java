package io.neurocards.web.desk.pages;

import io.neurocards.operations.HouseOrder;
import io.neurocards.operations.JobInspector;
import io.neurocards.operations.JobReport;
import io.neurocards.operations.RefundVideo;
import io.neurocards.operations.RetryVideo;
import io.neurocards.operations.StopVideo;
import io.neurocards.operations.house.CloseForWorks;
import io.neurocards.operations.house.SendClipAgain;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.desk.ActOffer;
import io.neurocards.web.desk.ActWord;
import io.neurocards.web.desk.DeskAct;
import io.neurocards.web.desk.DeskWords;
import io.neurocards.web.desk.PlainAct;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done with a clip, and with the studio as a whole. */
@Configuration(proxyBeanMethods = false)
class ClipActs {

    private static final String PATH = "/desk/clips/{subject}/";
    private static final String STUDIO = "studio";

    private static JobReport find(JobInspector jobs, String subject) {
        return jobs.find(ActWord.idOf(subject)).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    private static ActOffer offer(JobInspector jobs, String subject, DeskWords words) {
        var job = find(jobs, subject);
        return ActOffer.of("/desk/clips/" + subject, job.template(), words.word(job.stage()), words.number(job.cost()));
    }

    private static HouseOrder order(ActWord word) {
        return new HouseOrder(word.operation(), word.by(), word.id(), word.reason());
    }

    @Bean
    DeskAct deskRetry(JobInspector jobs, RetryVideo retry) {
        return new PlainAct(
                PATH + "retry",
                "retry",
                (subject, words) -> offer(jobs, subject, words),
                word -> retry.retry(order(word)));
    }

    @Bean
    DeskAct deskCancel(JobInspector jobs, StopVideo stop) {
        return new PlainAct(
                PATH + "cancel",
                "cancel",
                (subject, words) -> offer(jobs, subject, words),
                word -> stop.stop(order(word)));
    }

    @Bean
    DeskAct deskRefundClip(JobInspector jobs, RefundVideo refund) {
        return new PlainAct(
                PATH + "refund",
                "refund-clip",
                (subject, words) -> offer(jobs, subject, words),
                word -> refund.refund(order(word)));
    }

    @Bean
    DeskAct deskResendClip(JobInspector jobs, SendClipAgain again) {
        return new PlainAct(
                PATH + "resend",
                "resend-clip",
                (subject, words) -> offer(jobs, subject, words),
                word -> again.send(word.house(), find(jobs, word.subject()).person(), word.id()));
    }

    private static ActOffer works(String subject) {
        if (!subject.equals(STUDIO)) {
            throw new ProblemException(ProblemCode.NOT_FOUND);
        }
        return ActOffer.of("/desk/works");
    }

    @Bean
    DeskAct deskClose(CloseForWorks studio) {
        return new PlainAct(
                "/desk/works/{subject}/close",
                "close",
                (subject, _) -> works(subject),
                word -> studio.close(word.house()));
    }

    @Bean
    DeskAct deskOpen(CloseForWorks studio) {
        return new PlainAct(
                "/desk/works/{subject}/open",
                "open",
                (subject, _) -> works(subject),
                word -> studio.open(word.house()));
    }
}
