package io.github.mfa4j.spring.boot;

import io.github.mfa4j.spi.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a sender is built from. Each setting can be tried alone, among others that are right, so that all wrong ones are found
 * and each is named by its property: the ranges are those of the builder.
 *
 * @param group the name to report under what is wrong with settings that are right one by one
 * @param builder makes an empty builder
 * @param together sets what takes two settings at once, after all of them
 * @param build makes the sender
 * @param settings the settings
 */
record SenderSettings<B, S extends Sender>(
        String group, Supplier<B> builder, Consumer<B> together, Function<B, S> build, List<Setting<B>> settings) {

    /**
     * One setting, or a few that need each other.
     *
     * @param property the name to report it under
     * @param missing what to do if it must be there and is not; null if it is there or need not be
     * @param remedy what to do if it is refused
     * @param real sets what the property says
     * @param trial sets something right in its place
     */
    record Setting<B>(String property, @Nullable String missing, String remedy, Consumer<B> real, Consumer<B> trial) {}

    S sender() {
        return built(Setting::real, together);
    }

    private S built(Function<Setting<B>, Consumer<B>> choice, Consumer<B> last) {
        B collecting = builder.get();
        settings.forEach(setting -> choice.apply(setting).accept(collecting));
        last.accept(collecting);
        return build.apply(collecting);
    }

    /** Adds what is missing or refused. */
    void check(List<Problem> problems) {
        List<Problem> found = new ArrayList<>();
        settings.forEach(setting -> check(setting, found));
        if (found.isEmpty()) {
            tryAll(found);
        }
        problems.addAll(found);
    }

    private void check(Setting<B> tried, List<Problem> found) {
        if (tried.missing() != null) {
            found.add(new Problem(tried.property() + " is missing", tried.missing()));
            return;
        }
        try {
            built(setting -> setting.equals(tried) ? setting.real() : setting.trial(), nothing -> {});
        } catch (IllegalArgumentException e) {
            found.add(new Problem(tried.property() + ": " + e.getMessage(), tried.remedy()));
        }
    }

    /** Two settings can each be right and not go together. */
    private void tryAll(List<Problem> found) {
        try {
            sender();
        } catch (IllegalArgumentException e) {
            found.add(new Problem(group + ": " + e.getMessage(), "correct what the message names"));
        }
    }
}
