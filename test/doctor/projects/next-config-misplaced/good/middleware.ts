export const config = { matcher: ["/webhook/:path*"] };
