package linli.talent;

import java.util.Set;

/** Where a talent stands: 候选, 在库, 暂停, 退出; MERGED rows were found to be another one. */
public enum TalentStatus {
    CANDIDATE, POOL, PAUSED, LEFT, MERGED;

    /** In the pool, whether or not they can come just now. */
    public static final Set<TalentStatus> MEMBERS = Set.of(POOL, PAUSED);
}
