package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.testkit.contract.PlainSender.Line;
import io.github.mfa4j.testkit.contract.SenderContract.Arrived;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Mistakes of a sender. */
final class SenderFlaws {

    private static final Pattern ADDRESS = Pattern.compile("[\\w.]+@[\\w.]+");

    private SenderFlaws() {}

    static final List<Flaw<Line, Sender>> ALL = List.of(
            writing("delivers twice", right -> twice(right), "messageArrivesOnceAtItsAddressWithItsCode"),
            writing(
                    "forgets the code",
                    right -> message -> List.of(new Arrived(message.address(), PlainSender.text(message, "***"))),
                    "messageArrivesOnceAtItsAddressWithItsCode"),
            writing("delivers the same words only once", SenderFlaws::once, "twoMessagesOfTheSameWordsArriveBoth"),
            flaw(
                    "sends codes only",
                    sender -> sender.noticing = notice -> List.of(),
                    "noticeArrivesOnceAtItsAddressWithNothingLikeACode"),
            flaw(
                    "names a notice by a number",
                    sender -> sender.noticing = notice -> List.of(new Arrived(notice.address(), "Case 4711024")),
                    "noticeArrivesOnceAtItsAddressWithNothingLikeACode"),
            writing(
                    "keeps the first address",
                    SenderFlaws::firstAddress,
                    "everyMessageArrivesAtItsOwnAddressWhenManySend"),
            writing(
                    "writes the digits of the language",
                    right -> message -> List.of(new Arrived(
                            message.address(),
                            String.format(
                                    message.locale(),
                                    "%d",
                                    Long.valueOf(message.code().reveal())))),
                    "codeIsThereDigitByDigitInEveryLanguage"),
            writing(
                    "delivers to whoever is named",
                    right -> message -> Stream.concat(
                                    right.apply(message).stream(),
                                    ADDRESS.matcher(message.accountName())
                                            .results()
                                            .map(MatchResult::group)
                                            .map(address -> new Arrived(
                                                    address, message.code().reveal())))
                            .toList(),
                    "nothingInANameAddsAReceiver"),
            failing(
                    "throws what it was thrown",
                    (outcome, message) -> new IllegalStateException("connection reset"),
                    "refusedMessageCertainlyDidNotGoOut",
                    "messageToNobodyCertainlyDidNotGoOutAndMayBeTriedAgain",
                    "messageWithoutAnAnswerMayHaveGoneOut"),
            failing(
                    "is never certain",
                    (outcome, message) -> new DeliveryException("failed", null, false, true),
                    "refusedMessageCertainlyDidNotGoOut",
                    "messageToNobodyCertainlyDidNotGoOutAndMayBeTriedAgain"),
            failing(
                    "is always certain",
                    (outcome, message) -> new DeliveryException("failed", null, true, true),
                    "messageWithoutAnAnswerMayHaveGoneOut"),
            failing(
                    "gives up at once",
                    (outcome, message) ->
                            new DeliveryException("failed", null, outcome != PlainSender.Outcome.BREAKS_OFF, false),
                    "messageToNobodyCertainlyDidNotGoOutAndMayBeTriedAgain"),
            failing(
                    "tells the code in the cause",
                    (outcome, message) -> new DeliveryException(
                            "failed",
                            new IllegalStateException(
                                    PlainSender.text(message, message.code().reveal())),
                            outcome != PlainSender.Outcome.BREAKS_OFF,
                            true),
                    "refusedMessageCertainlyDidNotGoOut",
                    "messageToNobodyCertainlyDidNotGoOutAndMayBeTriedAgain",
                    "messageWithoutAnAnswerMayHaveGoneOut"),
            Flaw.of(
                    "keeps failures silent",
                    line -> new PlainSender(new Line(PlainSender.Outcome.TAKES, line.arrived())),
                    "refusedMessageCertainlyDidNotGoOut",
                    "messageToNobodyCertainlyDidNotGoOutAndMayBeTriedAgain",
                    "messageWithoutAnAnswerMayHaveGoneOut"));

    private static Flaw<Line, Sender> flaw(String name, Consumer<PlainSender> mistake, String... caughtBy) {
        return Flaw.of(
                name,
                line -> {
                    PlainSender sender = new PlainSender(line);
                    mistake.accept(sender);
                    return sender;
                },
                caughtBy);
    }

    private static Flaw<Line, Sender> writing(
            String name,
            Function<Function<CodeMessage, List<Arrived>>, Function<CodeMessage, List<Arrived>>> mistake,
            String... caughtBy) {
        return flaw(name, sender -> sender.writing = mistake.apply(sender.writing), caughtBy);
    }

    private static Flaw<Line, Sender> failing(String name, PlainSender.Failing mistake, String... caughtBy) {
        return flaw(name, sender -> sender.failing = mistake, caughtBy);
    }

    private static Function<CodeMessage, List<Arrived>> twice(Function<CodeMessage, List<Arrived>> right) {
        return message -> Stream.concat(right.apply(message).stream(), right.apply(message).stream())
                .toList();
    }

    private static Function<CodeMessage, List<Arrived>> once(Function<CodeMessage, List<Arrived>> right) {
        Set<String> sent = ConcurrentHashMap.newKeySet();
        return message -> sent.add(message.address() + message.accountName() + message.locale())
                ? right.apply(message)
                : List.of();
    }

    private static Function<CodeMessage, List<Arrived>> firstAddress(Function<CodeMessage, List<Arrived>> right) {
        Deque<String> addresses = new ConcurrentLinkedDeque<>();
        return message -> {
            addresses.add(message.address());
            return right.apply(message).stream()
                    .map(one -> new Arrived(addresses.getFirst(), one.text()))
                    .toList();
        };
    }
}
