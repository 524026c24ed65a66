import sys
d=open(sys.argv[1],'rb').read()
def leb(i):
    r=s=0
    while True:
        b=d[i]; i+=1; r|=(b&127)<<s; s+=7
        if not b&128: return r,i
i=8; code=[]; names={}; imports=0; data=0
while i<len(d):
    sid=d[i]; size,j=leb(i+1); end=j+size
    if sid==2:
        n,k=leb(j)
        for _ in range(n):
            l,k=leb(k);k+=l;l,k=leb(k);k+=l
            kind=d[k];k+=1
            if kind==0: imports+=1;_,k=leb(k)
            elif kind==1: k+=1; f=d[k];k+=1;_,k=leb(k); 
            elif kind==2: f=d[k];k+=1;_,k=leb(k);
            else: k+=2
    if sid==10:
        n,k=leb(j)
        for _ in range(n):
            l,k=leb(k); code.append(l); k+=l
    if sid==11: data=size
    if sid==0:
        l,k=leb(j)
        if d[k:k+l]==b'name':
            k+=l
            while k<end:
                t=d[k]; sz,k2=leb(k+1)
                if t==1:
                    n,m=leb(k2)
                    for _ in range(n):
                        idx,m=leb(m); l,m=leb(m); names[idx]=d[m:m+l].decode('utf8','replace'); m+=l
                k=k2+sz
    i=end
print('code',sum(code),'data',data)
rows=[(s,names.get(x+imports,'?')) for x,s in enumerate(code)]
rows.sort(reverse=True)
pat=sys.argv[2:] 
for s,n in rows[:70] if not pat else [r for r in rows if any(p in r[1] for p in pat)][:60]:
    print(s,n[:170])
