package io.github.mfa4j.spring.security.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Map;

/** Says when something ends, in words that are right without a script and in a pattern for the script that counts down. */
record PageTimes(PageWords words, Instant now) {

    private static final Duration SHORT = Duration.ofSeconds(90);
    private static final Duration MEDIUM = Duration.ofMinutes(90);
    private static final Duration LONG = Duration.ofHours(36);
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** What a template shows of a clock: {@code name} is that of its sentence. */
    Map<String, Object> clock(String name, Instant until) {
        Duration left = Duration.between(now, until);
        boolean over = left.isNegative() || left.isZero();
        String afterwards = words.say(Map.of(), "clock." + name + ".over");
        Map<String, Object> clock = new HashMap<>();
        clock.put("clock", name);
        clock.put("running", !over);
        clock.put("seconds", over ? 0 : roundUp(left, SECOND));
        clock.put("until", until.toString());
        clock.put("text", over ? afterwards : sentence(name, left(left), at(until)));
        clock.put("pattern", sentence(name, "{left}", "{at}"));
        clock.put("over", afterwards);
        return clock;
    }

    private String sentence(String name, String left, String at) {
        return words.say(Map.of("left", left, "at", at), "clock." + name);
    }

    /** In one unit, rounded up: whoever waits as long as this says has waited long enough. */
    private String left(Duration left) {
        if (left.compareTo(SHORT) <= 0) {
            return count("second", roundUp(left, SECOND));
        }
        if (left.compareTo(MEDIUM) <= 0) {
            return count("minute", roundUp(left, Duration.ofMinutes(1)));
        }
        return left.compareTo(LONG) <= 0
                ? count("hour", roundUp(left, Duration.ofHours(1)))
                : count("day", roundUp(left, Duration.ofDays(1)));
    }

    private String count(String unit, long number) {
        return words.say(Map.of("number", number), "left." + unit + (number == 1 ? "" : "s"));
    }

    private static long roundUp(Duration left, Duration unit) {
        return left.plus(unit).minusNanos(1).dividedBy(unit);
    }

    /** In UTC, because the server does not know where the reader is; with the day, unless it is today. */
    private String at(Instant until) {
        boolean today = LocalDate.ofInstant(until, ZoneOffset.UTC).equals(LocalDate.ofInstant(now, ZoneOffset.UTC));
        DateTimeFormatter format = today
                ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);
        return format.withLocale(words.locale()).withZone(ZoneOffset.UTC).format(until) + " UTC";
    }
}
