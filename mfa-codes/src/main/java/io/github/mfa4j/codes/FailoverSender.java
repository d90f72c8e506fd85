package io.github.mfa4j.codes;

import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.Sender;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends over the first provider, and over the next when one fails in a way that another attempt may mend. A message whose
 * first attempt was accepted although its answer was lost can so arrive twice, with the same code and the same key. Waiting
 * adds up: give the providers timeouts of a few seconds. Thread-safe if the providers are.
 */
public final class FailoverSender implements Sender {

    private final List<Sender> providers;

    private FailoverSender(List<Sender> providers) {
        this.providers = providers;
    }

    /**
     * Puts providers in order.
     *
     * @param first the preferred one
     * @param others the ones to fall back on, all of the same channel
     * @return the sender
     * @throws IllegalArgumentException if the channels differ
     */
    public static FailoverSender of(Sender first, Sender... others) {
        List<Sender> all = new ArrayList<>(List.of(first));
        for (Sender other : others) {
            if (!other.channel().equals(first.channel())) {
                throw new IllegalArgumentException(
                        "a provider serves channel " + other.channel().name() + ", allowed is that of the first, "
                                + first.channel().name());
            }
            all.add(other);
        }
        return new FailoverSender(List.copyOf(all));
    }

    @Override
    public Channel channel() {
        return providers.get(0).channel();
    }

    /**
     * Delivers a message.
     *
     * @param message the message
     * @throws DeliveryException if the last provider asked failed; it certainly did not go out if no provider may have
     *     accepted it
     */
    @Override
    public void send(Message message) {
        List<DeliveryException> failures = new ArrayList<>();
        for (Sender provider : providers) {
            try {
                provider.send(message);
                return;
            } catch (DeliveryException e) {
                failures.add(e);
                if (!e.retryable()) {
                    break;
                }
            } catch (Exception e) { // Also checked ones: Kotlin and Lombok throw them undeclared.
                failures.add(new DeliveryException("a provider failed unexpectedly", e, false, true));
            }
        }
        throw all(failures);
    }

    private static DeliveryException all(List<DeliveryException> failures) {
        DeliveryException last = failures.remove(failures.size() - 1);
        boolean certain =
                last.certainlyNotAccepted() && failures.stream().allMatch(DeliveryException::certainlyNotAccepted);
        // Whoever was asked before the last may deliver another time.
        boolean retryable = last.retryable() || !failures.isEmpty();
        DeliveryException failure = new DeliveryException(
                "no provider delivered, of " + (failures.size() + 1) + " asked", last, certain, retryable);
        failures.forEach(failure::addSuppressed);
        return failure;
    }
}
