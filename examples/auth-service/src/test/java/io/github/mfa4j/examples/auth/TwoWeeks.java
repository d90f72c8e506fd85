package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two weeks of the audit log, and the numbers that administrators read of them. */
final class TwoWeeks {

    /** Of what the log tells, and of today: a login of the administrator, and one of a user who guessed five times. */
    static final List<String> CAPTIONS = List.of("Challenges: 320", "Failures: 88", "Locks: 7");

    private static final int[] CHALLENGES = {18, 25, 31, 28, 9, 7, 33, 36, 30, 41, 38, 12, 10};

    private static final String MAIL = "mail";
    private static final String APP = "totp";
    private static final Pattern ROW = Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL);

    private final Service service;
    private final JdbcClient database;
    private final LocalDate today;

    private TwoWeeks(Service service) {
        this.service = service;
        database = service.bean(JdbcClient.class);
        today = LocalDate.ofInstant(service.now(), ZoneOffset.UTC);
    }

    /** Notes what happened, and has a user locked who is named afterwards; the clock stays as it is. */
    static Person passAt(Service service) {
        TwoWeeks log = new TwoWeeks(service);
        log.noteChallenges();
        log.noteUsers();
        log.noteWhatIsNotCounted();
        return log.lockedUser();
    }

    /** All the numbers are what was noted, on the page in English of an administrator who has logged in by mail once. */
    static void areOn(PageVisitor page, Service service) {
        TwoWeeks log = new TwoWeeks(service);
        CAPTIONS.forEach(caption -> page.shows(200, "<figcaption>" + caption + "</figcaption>"));
        List<String> rows = ROW.matcher(page.body())
                .results()
                .map(row -> row.group(1).replaceAll("<[^>]*>", " ").strip().replaceAll("\\s+", " "))
                .toList();
        assertThat(rows)
                .hasSize(1 + 2 + 1 + 14)
                .startsWith("Factor Users", "Code by email 4", "Authenticator app 1", "Day Challenges Failures Locks")
                .contains(log.day(13) + " 18 6 0", log.day(4) + " 41 13 1")
                .endsWith(log.day(1) + " 10 3 0", log.day(0) + " 2 5 1");
        page.shows(200, "width=\"100\" height=\"8\"", "width=\"25\" height=\"8\"");
    }

    private Person lockedUser() {
        Person cleo = Person.registeredAt(service, "cleo@example.com");
        String tempToken = cleo.passPassword().is(200).text("tempToken");
        for (int guess = 1; guess <= 5; guess++) {
            cleo.type(tempToken, cleo.wrongCode()).is(401);
        }
        return cleo;
    }

    private void noteChallenges() {
        for (int day = 0; day < CHALLENGES.length; day++) {
            Instant at = late(CHALLENGES.length - day);
            note(CHALLENGES[day], "CHALLENGE_STARTED", at, "", null, MAIL);
            note(CHALLENGES[day] / (3 + day % 3), "REFUSED", at, "", null, MAIL);
            note(CHALLENGES[day] / 30, "LOCKED", at, "", null, MAIL);
        }
    }

    private void noteUsers() {
        note(2, "VERIFIED", late(1), "", "ana", MAIL);
        note(1, "VERIFIED", late(20), "", "ben", MAIL);
        note(1, "VERIFIED_AFTER_FAILURES", late(2), "", "dan", MAIL);
        note(3, "VERIFIED", late(3), "", "ana", APP);
    }

    /** What is older, and what users of client applications did. */
    private void noteWhatIsNotCounted() {
        for (String kind : List.of("CHALLENGE_STARTED", "REFUSED", "LOCKED")) {
            note(1, kind, late(14), "", null, MAIL);
            note(1, kind, late(1), "shop", "ana", MAIL);
        }
        note(1, "VERIFIED", service.now().minus(Duration.ofDays(30)).minusSeconds(1), "", "eva", MAIL);
        note(1, "VERIFIED", late(1), "shop", "eva", MAIL);
    }

    private void note(int times, String kind, Instant at, String tenant, @Nullable String user, String factor) {
        IntStream.range(0, times)
                .forEach(event -> database.sql(
                                "insert into audit_events (happened_at, kind, tenant, user_id, factor) values (?, ?, ?, ?, ?)")
                        .param(at.atOffset(ZoneOffset.UTC))
                        .param(kind)
                        .param(tenant)
                        .param(user)
                        .param(factor)
                        .update());
    }

    /** The last second of a day in UTC, which east of Greenwich is another day. */
    private Instant late(int daysAgo) {
        return today.minusDays(daysAgo).atTime(LocalTime.of(23, 59, 59)).toInstant(ZoneOffset.UTC);
    }

    private String day(int daysAgo) {
        return DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).format(today.minusDays(daysAgo));
    }
}
