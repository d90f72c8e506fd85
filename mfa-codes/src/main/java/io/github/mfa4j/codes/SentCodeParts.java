package io.github.mfa4j.codes;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.spi.UserProfile;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What a factor that sends codes is made of. */
record SentCodeParts(
        Sender sender,
        Channel channel,
        CodeFormat format,
        CodeFormat anonymousFormat,
        @Nullable Executor anonymousExecutor,
        SendPolicy policy,
        CodeBinding binding,
        Map<PurposeKind, CodeBudgets> budgets,
        SecureRandom random) {

    /** Addresses of a user that are looked at: a fixed number, so that the same work can be done for users with none. */
    static final int MAX_ADDRESSES = 8;

    CodeFormat formatFor(PurposeKind kind) {
        return kind == PurposeKind.ANONYMOUS ? anonymousFormat : format;
    }

    /** What pays for a code. */
    CodeBudgets budgets(Purpose purpose) {
        return Objects.requireNonNull(budgets.get(PurposeKind.paying(purpose)));
    }

    List<String> addresses(UserProfile profile) {
        List<String> all = profile.addresses(channel);
        return all.subList(0, Math.min(MAX_ADDRESSES, all.size()));
    }
}
