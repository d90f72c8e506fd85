package io.github.mfa4j.codes;

import static io.github.mfa4j.codes.World.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult.NotNow;
import io.github.mfa4j.factor.ChallengeId;
import io.github.mfa4j.factor.Digest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final Digest ANY = Digest.of(new byte[32]);
    private static final Instant LATER = START.plus(Duration.ofHours(2));

    private static SentCode code(int number, String purpose) {
        Instant issued = START.plusSeconds(number);
        return new SentCode(new ChallengeId(0, number), purpose, "k1", ANY, ANY, issued, LATER.plusSeconds(number), 0);
    }

    private static Lane ofPurposes(int purposes) {
        Lane lane = Lane.EMPTY;
        for (int i = 0; i < purposes; i++) {
            lane = lane.sent(code(i, "P" + i));
        }
        // Only the bound on purposes is looked at: what was sent is forgotten.
        return new Lane(lane.outstanding(), SendLog.EMPTY, null);
    }

    @Test
    void A40_aNinthPurposeWaitsForOneOfTheEight() {
        Lane full = ofPurposes(Lane.MAX_PURPOSES);
        assertThat(full.obstacle(SendPolicy.DEFAULT, "OTHER", START))
                .hasValue(new NotNow(NotNow.Reason.USER_QUOTA, LATER));
        assertThat(full.obstacle(SendPolicy.DEFAULT, "P3", START)).isEmpty();
        assertThat(full.present(LATER).obstacle(SendPolicy.DEFAULT, "OTHER", LATER))
                .isEmpty();
        assertThat(ofPurposes(Lane.MAX_PURPOSES - 1).obstacle(SendPolicy.DEFAULT, "OTHER", START))
                .isEmpty();
    }

    @Test
    void aPurposeWaitsForItsOldestCode() {
        Lane full = Lane.EMPTY.sent(code(3, "P")).sent(code(1, "P")).sent(code(2, "P"));
        Lane forgetful = new Lane(full.outstanding(), SendLog.EMPTY, null);
        assertThat(forgetful.obstacle(SendPolicy.DEFAULT, "P", START))
                .hasValue(new NotNow(NotNow.Reason.USER_QUOTA, LATER.plusSeconds(1)));
        assertThat(forgetful.obstacle(SendPolicy.DEFAULT, "Q", START)).isEmpty();
    }

    @Test
    void theLongestWaitIsTold() {
        Lane lane = Lane.EMPTY.sent(code(0, "P"));
        assertThat(lane.obstacle(SendPolicy.DEFAULT, "P", START))
                .hasValue(new NotNow(NotNow.Reason.RESEND_INTERVAL, START.plusSeconds(60)));
        assertThat(lane.obstacle(new SendPolicy(Duration.ofSeconds(60), 1, 1), "P", START))
                .hasValue(new NotNow(NotNow.Reason.USER_QUOTA, START.plus(Duration.ofDays(1))));
    }

    @Test
    void aCodeThatCertainlyDidNotGoOutTakesNoRoom() {
        SentCode failed = code(1, "P");
        Lane lane = Lane.EMPTY.sent(code(0, "P")).sent(failed).undelivered(failed);
        assertThat(lane.outstanding()).containsExactly(code(0, "P"));
        assertThat(lane.log().sends()).as("but stays charged").hasSize(2);
    }
}
