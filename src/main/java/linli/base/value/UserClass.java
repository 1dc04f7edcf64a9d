package linli.base.value;

/** 使用者类别: who uses a room or a service; tariffs and the statistics of use are kept by it. */
public enum UserClass {
    /** 党政部门 */
    PARTY_GOV,
    /** 社会组织 */
    SOCIAL_ORG,
    /** 商业机构 */
    COMMERCIAL,
    /** 居民 */
    RESIDENT,
    /** 本中心 */
    OWN
}
