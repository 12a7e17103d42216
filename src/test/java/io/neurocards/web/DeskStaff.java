package io.neurocards.web;

import io.neurocards.operations.Operator;
import io.neurocards.operations.admins.AdminSessions;
import io.neurocards.operations.admins.AdminSignIn;
import io.neurocards.operations.admins.AdminStaff;
import io.neurocards.operations.admins.SecondFactor;
import io.neurocards.operations.admins.Totp;
import io.neurocards.operations.callers.AdminRole;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/** Lets administrators of every role in by the actions of the desk, without its pages. */
record DeskStaff(RunningStudio studio) {

    private static final String HERE = "127.0.0.1";

    /** Returns a browser in which somebody of this role is signed in. */
    PlainBrowser signedIn(AdminRole role) throws IOException, InterruptedException {
        var made = studio.bean(AdminStaff.class)
                .invite(Operator.byCommand(), "one of " + role.word() + " " + UUID.randomUUID(), role);
        var half = studio.bean(AdminSignIn.class).join(made.link(), "a long enough password", HERE);
        var sessions = studio.bean(AdminSessions.class);
        var factor = studio.bean(SecondFactor.class);
        var session = sessions.find(half, true).orElseThrow();
        var secret = factor.enrolment(session);
        var entrance = factor.enrol(session, Totp.code(secret, Totp.step(Instant.now())));
        var browser = new PlainBrowser(studio.address());
        browser.keeps("neurocards_desk", entrance.token());
        return browser;
    }
}
