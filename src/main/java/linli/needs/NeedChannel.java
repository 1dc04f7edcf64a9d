package linli.needs;

import java.util.Optional;
import linli.base.text.Texts;

/** How a need reached the centre: counter, phone, visit, mini-program, letter box, council, referral. */
public enum NeedChannel {
    WINDOW, PHONE, VISIT, MINIAPP, BOX, COUNCIL, REFERRAL;

    /** @return the channel whose word the text holds (for a sheet's column), e.g. 小程序 in 最In小程序. */
    public static Optional<NeedChannel> find(String text) {
        for (NeedChannel channel : values()) {
            if (text.contains(Texts.of(channel))) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }
}
