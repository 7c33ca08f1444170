namespace SloRuleGen.Importing.OpenSlo;

/// <summary>
/// The time zones of the IANA database that are at one distance from UTC all year, as of 2026. A table, because rules must not depend
/// on the machine that they are made on.
/// </summary>
internal static class FixedZones
{
    private static readonly (string Offset, string Names)[] s_zones =
    [
        ("+00:00", "UTC Etc/UTC Etc/GMT GMT Etc/UCT UCT Zulu Universal Africa/Abidjan Africa/Accra Africa/Dakar Atlantic/Reykjavik Africa/Monrovia"),
        ("+01:00", "Africa/Lagos Africa/Algiers Africa/Tunis Africa/Kinshasa Africa/Luanda"),
        ("+02:00", "Africa/Johannesburg Africa/Maputo Africa/Harare Africa/Tripoli Africa/Khartoum Africa/Kigali Europe/Kaliningrad"),
        ("+03:00", "Europe/Moscow Europe/Istanbul Europe/Minsk Asia/Riyadh Asia/Baghdad Asia/Qatar Asia/Kuwait Africa/Nairobi Africa/Addis_Ababa Asia/Amman Asia/Damascus"),
        ("+03:30", "Asia/Tehran"),
        ("+04:00", "Asia/Dubai Asia/Baku Asia/Tbilisi Asia/Yerevan Europe/Samara Indian/Mauritius Asia/Muscat"),
        ("+04:30", "Asia/Kabul"),
        ("+05:00", "Asia/Karachi Asia/Tashkent Asia/Yekaterinburg Indian/Maldives Asia/Almaty"),
        ("+05:30", "Asia/Kolkata Asia/Calcutta Asia/Colombo"),
        ("+05:45", "Asia/Kathmandu"),
        ("+06:00", "Asia/Dhaka Asia/Omsk Asia/Bishkek Asia/Thimphu"),
        ("+06:30", "Asia/Yangon"),
        ("+07:00", "Asia/Bangkok Asia/Jakarta Asia/Ho_Chi_Minh Asia/Saigon Asia/Novosibirsk Asia/Krasnoyarsk"),
        ("+08:00", "Asia/Shanghai Asia/Hong_Kong Asia/Singapore Asia/Taipei Asia/Manila Asia/Kuala_Lumpur Australia/Perth Asia/Irkutsk Asia/Ulaanbaatar Asia/Macau"),
        ("+09:00", "Asia/Tokyo Asia/Seoul Asia/Pyongyang Asia/Yakutsk Japan"),
        ("+09:30", "Australia/Darwin"),
        ("+10:00", "Australia/Brisbane Asia/Vladivostok Pacific/Guam Pacific/Port_Moresby"),
        ("+11:00", "Asia/Magadan Pacific/Noumea Pacific/Guadalcanal"),
        ("+12:00", "Pacific/Fiji Asia/Kamchatka Pacific/Tarawa"),
        ("+13:00", "Pacific/Tongatapu Pacific/Apia"),
        ("+14:00", "Pacific/Kiritimati"),
        ("-01:00", "Atlantic/Cape_Verde"),
        ("-02:00", "America/Noronha Atlantic/South_Georgia"),
        ("-03:00", "America/Sao_Paulo America/Argentina/Buenos_Aires America/Buenos_Aires America/Montevideo America/Bahia America/Fortaleza"),
        ("-04:00", "America/Caracas America/La_Paz America/Manaus America/Puerto_Rico America/Santo_Domingo America/Guyana"),
        ("-05:00", "America/Bogota America/Lima America/Panama America/Jamaica America/Guayaquil America/Cancun EST"),
        ("-06:00", "America/Costa_Rica America/Guatemala America/El_Salvador America/Mexico_City America/Tegucigalpa America/Regina"),
        ("-07:00", "America/Phoenix America/Hermosillo MST"),
        ("-10:00", "Pacific/Honolulu HST"),
        ("-11:00", "Pacific/Pago_Pago Pacific/Midway"),
    ];

    private static readonly Dictionary<string, string> s_offsets =
        s_zones.SelectMany(zone => zone.Names.Split(' ').Select(name => (name, zone.Offset))).ToDictionary(zone => zone.name, zone => zone.Offset, StringComparer.OrdinalIgnoreCase);

    /// <summary>The distance from UTC as <c>+05:30</c>; null for a zone with daylight saving, and for one that is not known.</summary>
    public static string? OffsetOf(string zone)
    {
        if (s_offsets.TryGetValue(zone, out var offset)) return offset;
        // The sign of these is that of POSIX: Etc/GMT+5 is west of Greenwich.
        const string Start = "Etc/GMT";
        if (!zone.StartsWith(Start, StringComparison.OrdinalIgnoreCase) || zone.Length == Start.Length || zone[Start.Length] is not ('+' or '-')) return null;
        var digits = zone.AsSpan(Start.Length + 1);
        return digits.Length is 1 or 2 && !digits.ContainsAnyExceptInRange('0', '9') && int.Parse(digits) <= 14
            ? $"{(zone[Start.Length] == '+' ? '-' : '+')}{int.Parse(digits):00}:00"
            : null;
    }
}
