package io.neurocards.quality;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import jakarta.annotation.PostConstruct;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** What reviews would otherwise have to repeat; each rule says what to do instead. */
class HouseRulesTest {

    private final JavaClasses classes = ProductClasses.all();

    @Test
    void time_comes_from_the_injected_clock() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(belongToAnyOf(
                                Instant.class,
                                LocalDate.class,
                                LocalDateTime.class,
                                OffsetDateTime.class,
                                ZonedDateTime.class)))
                        .and(target(nameMatching("now"))))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("one now per action comes from the injected Clock")
                .check(classes);
    }

    @Test
    void nobody_sleeps_but_the_sleeper() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Configuration")
                .should()
                .callMethodWhere(target(owner(belongToAnyOf(Thread.class))).and(target(nameMatching("sleep"))))
                .because("a pause goes through Sleeper, so that tests take no time")
                .check(classes);
    }

    @Test
    void old_dates_stay_out() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.neurocards.operations.alerts.Certificate")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Date.class)
                .because("java.time says which kind of time is meant; certificates of the platform know no other")
                .check(classes);
    }

    @Test
    void upper_and_lower_case_name_their_locale() {
        noClasses()
                .should()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .because("a Turkish machine would spell codes differently: pass Locale.ROOT or the reader's locale")
                .check(classes);
    }

    @Test
    void beans_are_given_what_they_need() {
        fields().should()
                .notBeAnnotatedWith(Autowired.class)
                .because("constructors say what a class needs")
                .check(classes);
        methods()
                .should()
                .notBeAnnotatedWith(PostConstruct.class)
                .because("work at start belongs to a SmartLifecycle or an ApplicationReadyEvent listener")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void only_surfaces_speak_http() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.neurocards.web..", "io.neurocards.telegram..", "io.neurocards.sandbox..")
                .should()
                .beAnnotatedWith(RestController.class)
                .orShould()
                .beAnnotatedWith(Controller.class)
                .because("controllers translate for a surface; actions live in the module they belong to")
                .check(classes);
    }

    @Test
    void names_say_what_a_thing_is() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .because("such a name hides the noun that is missing")
                .check(classes);
    }
}
