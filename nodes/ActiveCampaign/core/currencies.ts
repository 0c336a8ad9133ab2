/** Currencies without a smaller unit, and those with thousandths. Source: ISO 4217, list one. */
const decimals = new Map<string, number>([
	...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
		.split(' ')
		.map((code) => [code, 0] as const),
	...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
]);

/** Decimals of an amount in a currency; two where it is not known. */
export function decimalsOf(currency: string | undefined): number {
	return decimals.get(currency ?? '') ?? 2;
}

/** Signs of currencies, each with the codes that it may stand for. */
const signs: Record<string, string> = {
	$: 'USD AUD CAD NZD HKD SGD MXN ARS CLP COP TWD BRL UYU',
	US$: 'USD',
	A$: 'AUD',
	AU$: 'AUD',
	C$: 'CAD',
	CA$: 'CAD',
	NZ$: 'NZD',
	HK$: 'HKD',
	S$: 'SGD',
	R$: 'BRL',
	'€': 'EUR',
	'£': 'GBP EGP',
	'¥': 'JPY CNY',
	'￥': 'JPY CNY',
	'₹': 'INR',
	'₩': 'KRW',
	'₽': 'RUB',
	'₺': 'TRY',
	'₴': 'UAH',
	'₪': 'ILS',
	'₫': 'VND',
	'฿': 'THB',
	'₱': 'PHP',
	'₦': 'NGN',
	zł: 'PLN',
	kr: 'SEK NOK DKK ISK',
	Kč: 'CZK',
	Ft: 'HUF',
	Fr: 'CHF',
};

/** Whether a sign or code that is written with an amount stands for the currency. */
export function isSignOf(mark: string, currency: string): boolean {
	const codes = Object.hasOwn(signs, mark) ? (signs[mark] ?? '') : mark.toUpperCase();
	return codes.split(' ').includes(currency);
}

/** A currency's code in capitals; undefined for what is no code. */
export function currencyIn(value: unknown): string | undefined {
	const code = typeof value === 'string' ? value.trim().toUpperCase() : '';
	return /^[A-Z]{3}$/.test(code) ? code : undefined;
}
